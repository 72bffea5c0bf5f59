package dev.standfirst.post.edit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.database.Ids;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.jobs.Jobs;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostBody;
import dev.standfirst.post.PostChanges;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.list.PostPopularity;
import dev.standfirst.post.view.PostReader;
import dev.standfirst.post.view.PostView;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.tag.TagWriter;

/** Writes posts, one transaction for each use. Concurrent changes of one post wait for each other, and the last one wins. */
@ApplicationScoped
public class PostWriter {

    private final PostReader reader;
    private final PostLock lock;
    private final PostBody body;
    private final RevisionLog history;
    private final PostChanges changes;
    private final Slugs slugs;
    private final TagWriter tags;
    private final SiteSettings site;
    private final Jobs jobs;
    private final Clock clock;

    PostWriter(PostReader reader, PostLock lock, PostBody body, RevisionLog history, PostChanges changes, Slugs slugs,
            TagWriter tags, SiteSettings site, Jobs jobs, Clock clock) {
        this.reader = reader;
        this.lock = lock;
        this.body = body;
        this.history = history;
        this.changes = changes;
        this.slugs = slugs;
        this.tags = tags;
        this.site = site;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional
    public PostView create(PostInput input, Caller caller) {
        return createWithin(input, caller);
    }

    @Transactional
    public PostView update(Ref ref, UnaryOperator<PostInput> change, Precondition precondition, Caller caller) {
        return updateWithin(ref, change, precondition, caller);
    }

    /** Within the transaction of somebody who decides what becomes of it where this fails. */
    public PostView createWithin(PostInput input, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = new Post(Ids.next(), now);
        var content = new PostContent(post.id);
        post.slug = slugs.claim(SlugKind.POST, post.id, null, input.slug(), input.title());
        apply(input, post, content, caller, now);
        post.persist();
        content.persist();
        new PostPopularity(post.id).persist();
        history.keep(post, null, PostInput.of(post, content), caller, now);
        changes.announceNew(post);
        return reader.written(post, caller);
    }

    /** Within the transaction of somebody who decides what becomes of it where this fails. */
    public PostView updateWithin(Ref ref, UnaryOperator<PostInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = lock.take(ref, caller, now);
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        post.mustNotBeInTrash();
        precondition.check(post.version);
        return change(post, change, caller, now);
    }

    /** Of a post that the caller has locked, and may change. */
    public PostView change(Post post, UnaryOperator<PostInput> change, Caller caller, Instant now) {
        var content = PostContent.<PostContent> findById(post.id);
        var before = PostInput.of(post, content);
        var position = PostChanges.position(post);
        var input = change.apply(before);
        post.slug = slugs.claim(SlugKind.POST, post.id, post.slug, input.slug(), input.title());
        apply(input, post, content, caller, now);
        if (history.keep(post, before, PostInput.of(post, content), caller, now)) {
            post.change(now);
            changes.announce(post, position);
        }
        return reader.written(post, caller);
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
        PostAccess.mustStayAuthor(post.authors, caller);
        Post.replace(post.categories, PostReferences.categories(input.categories() != null ? input.categories() : List.of()));
        Post.replace(post.tags, tags.named(input.tags() != null ? input.tags() : List.of()));
        body.write(input.content(), post, content);
        applyStatus(input, post, caller, now);
    }

    private void applyStatus(PostInput input, Post post, Caller caller, Instant now) {
        var wanted = input.status() != null ? input.status() : PostStatus.DRAFT;
        var isPostponed = wanted == PostStatus.SCHEDULED && !Objects.equals(input.publishedAt(), post.publishedAt);
        if (wanted != post.status || isPostponed) {
            PostAccess.mustBeAbleToPublish(post, caller);
        }
        post.review(input.reviewRequestedAt(), input.reviewNote(), now);
        post.moveTo(wanted, input.publishedAt(), Author.findById(caller.known()), now);
        if (post.status == PostStatus.SCHEDULED && post.publishedAt != null) {
            jobs.schedule(PublishOnSchedule.NAME, post.id, post.publishedAt);
        }
    }
}
