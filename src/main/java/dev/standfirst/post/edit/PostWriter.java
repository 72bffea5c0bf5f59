package dev.standfirst.post.edit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.author.KnownAuthors;
import dev.standfirst.database.Ids;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.jobs.Jobs;
import dev.standfirst.json.InputChange;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostBody;
import dev.standfirst.post.PostChanges;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.view.PostReader;
import dev.standfirst.post.view.PostView;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.tag.TagWriter;

/** Creates and changes posts, in one transaction each. Concurrent changes of a post wait for each other; the last one wins. */
@ApplicationScoped
public class PostWriter {

    private final PostReader reader;
    private final PostLock lock;
    private final PostBody body;
    private final RevisionLog revisions;
    private final PostChanges changes;
    private final Slugs slugs;
    private final TagWriter tags;
    private final SiteSettings site;
    private final KnownAuthors authors;
    private final NewPostRows rows;
    private final Jobs jobs;
    private final Clock clock;

    PostWriter(PostReader reader, PostLock lock, PostBody body, RevisionLog revisions, PostChanges changes, Slugs slugs,
            TagWriter tags, SiteSettings site, KnownAuthors authors, NewPostRows rows, Jobs jobs, Clock clock) {
        this.reader = reader;
        this.lock = lock;
        this.body = body;
        this.revisions = revisions;
        this.changes = changes;
        this.slugs = slugs;
        this.tags = tags;
        this.site = site;
        this.authors = authors;
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional
    public PostView create(PostInput input, Caller caller) {
        return createWithin(input, caller);
    }

    @Transactional
    public PostView update(Ref ref, InputChange<PostInput> change, Precondition precondition, Caller caller) {
        return updateWithin(ref, change, precondition, caller);
    }

    /** Runs within the transaction of the caller, which may continue after an error. */
    public PostView createWithin(PostInput input, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = new Post(Ids.next(), now);
        var content = new PostContent(post.id);
        // Before the slug is locked, so that a body that must be rendered first costs no statement.
        body.write(input.content(), post, content);
        claimSlug(input, post, input.slug());
        var author = authors.get(caller.known());
        apply(input, post, author, caller, now);
        rows.insert(post, content, revisions.first(post, PostInput.of(post, content), author, caller, now));
        changes.announceNew(post);
        return reader.written(post, content, caller);
    }

    /** Runs within the transaction of the caller, which may continue after an error. */
    public PostView updateWithin(Ref ref, InputChange<PostInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = lock.lock(ref, caller, now);
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        post.mustNotBeInTrash();
        precondition.check(post.version);
        return change(post, change, caller, now);
    }

    /** Changes a post that is locked and that the caller may change. */
    public PostView change(Post post, InputChange<PostInput> change, Caller caller, Instant now) {
        var content = PostContent.<PostContent> findById(post.id);
        var before = PostInput.of(post, content);
        var position = PostChanges.position(post);
        var input = change.apply(before, () -> reader.written(post, content, caller));
        body.write(input.content(), post, content);
        // A generated slug that comes back unchanged stays generated.
        var follows = post.slugFollowsTitle() && post.slug.equals(input.slug()) && !post.title.equals(input.title());
        claimSlug(input, post, follows ? null : input.slug());
        apply(input, post, Author.findById(caller.known()), caller, now);
        if (revisions.keep(post, before, PostInput.of(post, content), caller, now)) {
            post.touch(now);
            changes.announce(post, position);
        }
        return reader.written(post, content, caller);
    }

    /**
     * Claims the slug of a post.
     *
     * @param wanted null to generate it from the title
     */
    private void claimSlug(PostInput input, Post post, @Nullable String wanted) {
        if (wanted == null || !wanted.equals(post.slug)) {
            post.slug = slugs.claim(SlugKind.POST, post.id, post.slug, wanted, input.title(), language(input));
            post.slugGenerated = wanted == null;
        }
    }

    private String language(PostInput input) {
        return input.language() != null ? input.language() : site.language();
    }

    /** Applies the input except its body and its slug, which have been set before. */
    private void apply(PostInput input, Post post, Author author, Caller caller, Instant now) {
        post.setTitle(input.title());
        post.language = language(input);
        post.featured = Boolean.TRUE.equals(input.featured());
        post.coverImage = input.coverImage();
        post.seo = input.seo() != null ? input.seo() : PostSeo.NONE;
        var byline = input.authors() == null ? List.of(author)
                : named(input.authors(), post.authors, present -> present.id.toString(), PostReferences::authors);
        PostAccess.mustBeAbleToChangeByline(post.authors, byline, caller);
        Post.replace(post.authors, byline);
        Post.replace(post.categories,
                named(input.categories(), post.categories, present -> present.id.toString(), PostReferences::categories));
        Post.replace(post.tags, named(input.tags(), post.tags, present -> present.name, tags::named));
        // An automatic excerpt that a client sends back stays automatic, also in a copy of the post.
        post.customExcerpt = post.autoExcerpt.equals(input.excerpt()) ? null : input.excerpt();
        applyStatus(input, post, author, caller, now);
    }

    /** The present entities if the input names them as they are, without a statement; else those that it names. */
    private static <E> List<E> named(@Nullable List<String> names, List<E> present, Function<E, String> name,
            Function<List<String>, List<E>> find) {
        var wanted = names == null ? List.<String> of() : names;
        return present.stream().map(name).toList().equals(wanted) ? present : find.apply(wanted);
    }

    private void applyStatus(PostInput input, Post post, Author author, Caller caller, Instant now) {
        var wanted = input.status() != null ? input.status() : PostStatus.DRAFT;
        var isPostponed = wanted == PostStatus.SCHEDULED && !Objects.equals(input.publishedAt(), post.publishedAt);
        if (wanted != post.status || isPostponed) {
            PostAccess.mustBeAbleToPublish(post, caller);
        }
        post.review(input.reviewRequestedAt(), input.reviewNote(), now);
        post.moveTo(wanted, input.publishedAt(), author, now);
        if (post.status == PostStatus.SCHEDULED && post.publishedAt != null) {
            jobs.schedule(PublishOnSchedule.NAME, post.id, post.publishedAt);
        }
    }
}
