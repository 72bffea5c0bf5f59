package dev.standfirst.post;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.database.Ids;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
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
    public PostView update(Ref ref, UnaryOperator<PostInput> change, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = reader.lock(ref, caller);
        PostAccess.mustBeAbleToChange(post, ref, caller);
        var content = PostContent.<PostContent> findById(post.id);
        var input = change.apply(PostInput.of(post, content));
        post.slug = slugs.claim(SlugKind.POST, post.id, post.slug, input.slug(), input.title());
        apply(input, post, content, caller, clock.instant());
        return reader.written(post, caller);
    }

    /** Moves the post to the trash. */
    @Transactional
    public void delete(Ref ref, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = reader.lock(ref, caller);
        PostAccess.mustBeAbleToChange(post, ref, caller);
        PostAccess.mustBeAbleToPublish(post, caller);
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
        Post.replace(post.authors, authors(input, caller));
        PostAccess.mustStayAuthor(post, caller);
        Post.replace(post.categories, categories(input));
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

    private static List<Author> authors(PostInput input, Caller caller) {
        if (input.authors() == null) {
            return List.of(Author.<Author> findById(caller.known()));
        }
        var refs = refs(input.authors());
        var found = Author.<Author> list("id in ?1 or slug in ?2", ids(refs), slugsOf(refs));
        return inOrder(refs, "/authors", "author", ref -> found.stream()
                .filter(a -> a.id.equals(ref.id()) || a.slug.equals(ref.slug())).findFirst().orElse(null));
    }

    private static List<Category> categories(PostInput input) {
        if (input.categories() == null || input.categories().isEmpty()) {
            return List.of();
        }
        var refs = refs(input.categories());
        var found = Category.<Category> list("id in ?1 or slug in ?2", ids(refs), slugsOf(refs));
        return inOrder(refs, "/categories", "category", ref -> found.stream()
                .filter(c -> c.id.equals(ref.id()) || c.slug.equals(ref.slug())).findFirst().orElse(null));
    }

    private static List<Ref> refs(List<String> texts) {
        return texts.stream().map(Ref::fromString).toList();
    }

    private static List<UUID> ids(List<Ref> refs) {
        var ids = new ArrayList<UUID>();
        refs.forEach(ref -> {
            if (ref.id() != null) {
                ids.add(ref.id());
            }
        });
        return ids;
    }

    private static List<String> slugsOf(List<Ref> refs) {
        var slugs = new ArrayList<String>();
        refs.forEach(ref -> {
            if (ref.slug() != null) {
                slugs.add(ref.slug());
            }
        });
        return slugs;
    }

    /** What the references name, each once and in their order; 422 that names all that lead nowhere. */
    private static <T> List<T> inOrder(List<Ref> refs, String pointer, String noun, Lookup<T> lookup) {
        var missing = IntStream.range(0, refs.size()).filter(i -> lookup.find(refs.get(i)) == null)
                .mapToObj(i -> InvalidInput.property(pointer + "/" + i, "Unknown",
                        "must be the id or slug of an existing %s; there is no “%s”".formatted(noun, refs.get(i))))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(INVALID, missing);
        }
        var things = new ArrayList<T>();
        for (var ref : refs) {
            var thing = lookup.find(ref);
            if (thing != null && !things.contains(thing)) {
                things.add(thing);
            }
        }
        return things;
    }

    private interface Lookup<T> {
        @Nullable
        T find(Ref ref);
    }
}
