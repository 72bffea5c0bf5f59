package dev.standfirst.post.workingcopy;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.WRONG_STATE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.author.Author;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.json.InputChange;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostBody;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostInput.ContentInput;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.edit.PostLock;
import dev.standfirst.post.edit.PostReferences;
import dev.standfirst.post.edit.PostWriter;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.EnumNames;
import dev.standfirst.site.SiteSettings;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.tag.TagReader;
import dev.standfirst.tag.TagRef;

/** Changes, publishes and drops working copies. */
@ApplicationScoped
public class WorkingCopyWriter {

    private final WorkingCopyReader reader;
    private final PostLock lock;
    private final PostWriter posts;
    private final WorkingCopyOverlay overlay;
    private final PostBody body;
    private final RevisionLog revisions;
    private final Slugs slugs;
    private final TagReader tags;
    private final SiteSettings site;
    private final Clock clock;

    WorkingCopyWriter(WorkingCopyReader reader, PostLock lock, PostWriter posts, WorkingCopyOverlay overlay, PostBody body,
            RevisionLog revisions,
            Slugs slugs,
            TagReader tags, SiteSettings site, Clock clock) {
        this.reader = reader;
        this.lock = lock;
        this.posts = posts;
        this.overlay = overlay;
        this.body = body;
        this.revisions = revisions;
        this.slugs = slugs;
        this.tags = tags;
        this.site = site;
        this.clock = clock;
    }

    /** Changes the working copy, which the first change creates. */
    @Transactional
    public PostView update(Ref ref, InputChange<PostInput> change, Precondition precondition, Caller caller) {
        var now = clock.instant();
        var post = lock(ref, caller, now);
        WorkingCopy.<WorkingCopy> findByIdOptional(post.id).ifPresentOrElse(copy -> precondition.check(copy.version),
                precondition::checkAbsent);
        return change(post, change, caller, now);
    }

    /** Publishes the changes of the working copy in one step, and deletes it. */
    @Transactional
    public PostView publish(Ref ref, Precondition precondition, Caller caller) {
        var now = clock.instant();
        var post = lock(ref, caller, now);
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        PostAccess.mustBeAbleToPublish(post, caller);
        var copy = WorkingCopy.mustFind(post);
        precondition.check(copy.version);
        mustBePublished(post, "Publish it first, or drop the working copy");
        var view = posts.change(post, (live, read) -> overlay.over(live, copy).withStatusOf(live), caller, now);
        copy.delete();
        return view;
    }

    /** Deletes the working copy; its revisions stay. */
    @Transactional
    public void delete(Ref ref, Precondition precondition, Caller caller) {
        var copy = WorkingCopy.mustFind(lock(ref, caller, clock.instant()));
        precondition.check(copy.version);
        copy.delete();
    }

    /** Changes the working copy of a post that is locked. */
    public PostView change(Post post, InputChange<PostInput> change, Caller caller, Instant now) {
        var present = WorkingCopy.<WorkingCopy> findById(post.id);
        if (present == null) {
            mustBePublished(post, "Change the post itself");
        }
        var copy = present != null ? present : new WorkingCopy(post, now);
        var content = PostContent.<PostContent> findById(post.id);
        var before = overlay.over(PostInput.of(post, content), copy);
        var input = change.apply(before, () -> reader.present(post, present, caller));
        var rendered = Objects.equals(input.content(), before.content()) ? null
                : body.rendered(Objects.requireNonNullElse(input.content(), ContentInput.EMPTY));
        check(post, before, input);
        var after = whole(before, input, caller, now);
        var changed = revisions.changes(before, after);
        if (present == null || !changed.isEmpty()) {
            overlay.keep(copy, after, changed, rendered);
            copy.updatedAt = now;
            copy.contentRevision = revisions.keepWorkingCopy(post, copy.contentRevision, after, changed, caller, now);
            copy.version = post.revision;
            copy.persist();
        }
        return reader.written(post, copy, caller);
    }

    private void check(Post post, PostInput before, PostInput input) {
        if (input.status() != before.status()) {
            throw INVALID.at("/status", "Fixed", "must stay “%s” in a working copy; change the post itself",
                    EnumNames.of(Objects.requireNonNull(before.status())));
        }
        if (!Objects.equals(input.publishedAt(), before.publishedAt())) {
            throw INVALID.at("/publishedAt", "Fixed", "must not change in a working copy; change the post itself");
        }
        if (input.slug() != null) {
            slugs.requireAvailable(SlugKind.POST, post.id, input.slug());
        }
    }

    private Post lock(Ref ref, Caller caller, Instant now) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = lock.lock(ref, caller, now);
        PostAccess.mustBeAbleToChangeWorkingCopy(post, ref, caller, now);
        post.mustNotBeInTrash();
        return post;
    }

    /**
     * Replaces missing properties by the defaults of a post; a missing slug is generated when the working copy is published.
     */
    private PostInput whole(PostInput before, PostInput input, Caller caller, Instant now) {
        var authors = input.authors() != null ? PostReferences.authors(input.authors())
                : List.<Author> of(Author.findById(caller.known()));
        PostAccess.mustBeAbleToChangeByline(PostReferences.authors(Objects.requireNonNull(before.authors())), authors, caller);
        var categories = PostReferences.categories(Objects.requireNonNullElse(input.categories(), List.of()));
        var whole = input.copy();
        whole.title = input.title().strip();
        whole.language = input.language() != null ? input.language() : site.language();
        whole.featured = Boolean.TRUE.equals(input.featured());
        whole.authors = authors.stream().map(author -> author.id.toString()).toList();
        whole.categories = categories.stream().map(category -> category.id.toString()).toList();
        whole.tags = tags.refs(Objects.requireNonNullElse(input.tags(), List.of())).stream().map(TagRef::name).toList();
        whole.content = Objects.requireNonNullElse(input.content(), ContentInput.EMPTY);
        whole.seo = Objects.requireNonNullElse(input.seo(), PostSeo.NONE);
        whole.reviewRequestedAt = input.reviewRequestedAt() == null ? null : Post.reviewTime(input.reviewRequestedAt(), now);
        return whole.build();
    }

    private static void mustBePublished(Post post, String instead) {
        if (post.status != PostStatus.PUBLISHED) {
            throw WRONG_STATE.because("“%s” is %s; only a published post has a working copy. %s.", post.slug,
                    EnumNames.of(post.status), instead);
        }
    }
}
