package dev.standfirst.post;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.database.Ids;
import dev.standfirst.http.Precondition;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.tag.TagWriter;

/** Writes posts, one transaction for each use. Concurrent changes of one post wait for each other, and the last one wins. */
@ApplicationScoped
public class PostWriter {

    private final PostReader reader;
    private final PostBody body;
    private final Slugs slugs;
    private final TagWriter tags;
    private final SiteSettings site;
    private final Clock clock;

    PostWriter(PostReader reader, PostBody body, Slugs slugs, TagWriter tags, SiteSettings site, Clock clock) {
        this.reader = reader;
        this.body = body;
        this.slugs = slugs;
        this.tags = tags;
        this.site = site;
        this.clock = clock;
    }

    @Transactional
    public PostView create(PostInput input, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = new Post(Ids.next(), now);
        var content = new PostContent(post.id);
        post.slug = slugs.claim(SlugKind.POST, post.id, null, input.slug(), input.title());
        apply(input, post, content, caller, now);
        post.persist();
        content.persist();
        return reader.written(post, caller);
    }

    @Transactional
    public PostView update(Ref ref, UnaryOperator<PostInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = reader.lock(ref, caller);
        PostAccess.mustBeAbleToChange(post, ref, caller);
        precondition.check(post.version);
        var content = PostContent.<PostContent> findById(post.id);
        var input = change.apply(PostInput.of(post, content));
        post.slug = slugs.claim(SlugKind.POST, post.id, post.slug, input.slug(), input.title());
        apply(input, post, content, caller, clock.instant());
        return reader.written(post, caller);
    }

    /** Moves the post to the trash. */
    @Transactional
    public void delete(Ref ref, Precondition precondition, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = reader.lock(ref, caller);
        PostAccess.mustBeAbleToChange(post, ref, caller);
        PostAccess.mustBeAbleToPublish(post, caller);
        precondition.check(post.version);
        post.moveToTrash(clock.instant());
    }

    /** Takes over everything that can be edited, save the slug, which has been claimed. */
    private void apply(PostInput input, Post post, PostContent content, Caller caller, Instant now) {
        post.title = input.title().strip();
        post.customExcerpt = input.excerpt();
        post.language = input.language() != null ? input.language() : site.language();
        post.featured = Boolean.TRUE.equals(input.featured());
        post.coverImage = input.coverImage();
        post.seo = input.seo() != null ? input.seo() : PostSeo.NONE;
        Post.replace(post.authors, input.authors() != null ? PostReferences.authors(input.authors())
                : List.of(Author.findById(caller.known())));
        PostAccess.mustStayAuthor(post, caller);
        Post.replace(post.categories, PostReferences.categories(input.categories() != null ? input.categories() : List.of()));
        Post.replace(post.tags, tags.named(input.tags() != null ? input.tags() : List.of()));
        body.write(input.content(), post, content);
        applyStatus(input, post, caller, now);
        post.updatedAt = now;
    }

    private static void applyStatus(PostInput input, Post post, Caller caller, Instant now) {
        var wanted = input.status() != null ? input.status() : PostStatus.DRAFT;
        if (wanted != post.status) {
            PostAccess.mustBeAbleToPublish(post, caller);
        }
        if (wanted == PostStatus.PUBLISHED) {
            post.publish(Author.findById(caller.known()), input.publishedAt(), now);
        } else {
            post.status = wanted;
            post.publishedAt = input.publishedAt();
        }
    }
}
