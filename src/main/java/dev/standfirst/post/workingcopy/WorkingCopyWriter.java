package dev.standfirst.post.workingcopy;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.WRONG_STATE;

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
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostBody;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostInput;
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

/** Changes a published post behind its readers' backs: in a working copy, which goes live in one step. */
@ApplicationScoped
public class WorkingCopyWriter {

    private final WorkingCopyReader reader;
    private final PostLock lock;
    private final PostWriter posts;
    private final WorkingCopyOverlay drafts;
    private final RevisionLog history;
    private final Slugs slugs;
    private final SiteSettings site;
    private final Clock clock;

    WorkingCopyWriter(WorkingCopyReader reader, PostLock lock, PostWriter posts, WorkingCopyOverlay drafts, RevisionLog history,
            Slugs slugs,
            SiteSettings site, Clock clock) {
        this.reader = reader;
        this.lock = lock;
        this.posts = posts;
        this.drafts = drafts;
        this.history = history;
        this.slugs = slugs;
        this.site = site;
        this.clock = clock;
    }

    /** Begins a working copy, or changes the one there is. */
    @Transactional
    public PostView update(Ref ref, UnaryOperator<PostInput> change, Precondition precondition, Caller caller) {
        var now = clock.instant();
        var post = take(ref, caller, now);
        WorkingCopy.<WorkingCopy> findByIdOptional(post.id).ifPresentOrElse(draft -> precondition.check(draft.version),
                precondition::checkAbsent);
        return change(post, change, caller, now);
    }

    /** Puts the working copy before the readers, and is done with it. */
    @Transactional
    public PostView publish(Ref ref, Precondition precondition, Caller caller) {
        var now = clock.instant();
        var post = take(ref, caller, now);
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        PostAccess.mustBeAbleToPublish(post, caller);
        var draft = WorkingCopy.mustFind(post);
        precondition.check(draft.version);
        mustBePublished(post, "Publish it first, or drop the working copy");
        var view = posts.change(post, live -> drafts.over(live, draft).standingLike(live), caller, now);
        draft.delete();
        return view;
    }

    /** Drops the working copy; its revisions stay. */
    @Transactional
    public void delete(Ref ref, Precondition precondition, Caller caller) {
        var draft = WorkingCopy.mustFind(take(ref, caller, clock.instant()));
        precondition.check(draft.version);
        draft.delete();
    }

    /** Of a post that the caller has locked, and whose working copy they may change. */
    public PostView change(Post post, UnaryOperator<PostInput> change, Caller caller, Instant now) {
        var present = WorkingCopy.<WorkingCopy> findById(post.id);
        if (present == null) {
            mustBePublished(post, "Change the post itself");
        }
        var draft = present != null ? present : new WorkingCopy(post, now);
        var content = PostContent.<PostContent> findById(post.id);
        var before = drafts.over(PostInput.of(post, content), draft);
        var input = change.apply(before);
        check(post, before, input, now);
        var after = whole(input, caller);
        var changed = history.changes(before, after);
        if (present == null || !changed.isEmpty()) {
            drafts.keep(draft, after, changed);
            draft.updatedAt = now;
            draft.contentRevision = history.keepWorkingCopy(post, draft.contentRevision, after, changed, caller, now);
            draft.version = post.revision;
            draft.persist();
        }
        return reader.written(post, draft, caller);
    }

    private void check(Post post, PostInput before, PostInput input, Instant now) {
        if (input.status() != before.status()) {
            throw INVALID.at("/status", "Fixed", "must stay “%s” in a working copy; change the post itself",
                    EnumNames.of(Objects.requireNonNull(before.status())));
        }
        if (!Objects.equals(input.publishedAt(), before.publishedAt())) {
            throw INVALID.at("/publishedAt", "Fixed", "must stay as it is in a working copy; change the post itself");
        }
        if (input.reviewRequestedAt() != null && input.reviewRequestedAt().isAfter(now)) {
            throw INVALID.at("/reviewRequestedAt", "Future", "must not lie in the future");
        }
        if (input.slug() != null) {
            slugs.requireAvailable(SlugKind.POST, post.id, input.slug());
        }
    }

    private Post take(Ref ref, Caller caller, Instant now) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var post = lock.take(ref, caller, now);
        PostAccess.mustBeAbleToChangeDraft(post, ref, caller, now);
        post.mustNotBeInTrash();
        return post;
    }

    /** What is left out stands for what a post has where nobody says more; only the slug is made when it is published. */
    private PostInput whole(PostInput input, Caller caller) {
        var authors = input.authors() != null ? PostReferences.authors(input.authors())
                : List.<Author> of(Author.findById(caller.known()));
        PostAccess.mustStayAuthor(authors, caller);
        var categories = PostReferences.categories(Objects.requireNonNullElse(input.categories(), List.of()));
        return new PostInput(input.title().strip(), input.slug(), input.excerpt(), input.status(),
                input.language() != null ? input.language() : site.language(), Boolean.TRUE.equals(input.featured()),
                input.publishedAt(), authors.stream().map(author -> author.id.toString()).toList(),
                categories.stream().map(category -> category.id.toString()).toList(),
                Objects.requireNonNullElse(input.tags(), List.of()), input.coverImage(),
                Objects.requireNonNullElse(input.content(), PostBody.EMPTY),
                Objects.requireNonNullElse(input.seo(), PostSeo.NONE),
                input.reviewRequestedAt(), input.reviewNote());
    }

    private static void mustBePublished(Post post, String instead) {
        if (post.status != PostStatus.PUBLISHED) {
            throw WRONG_STATE.because("“%s” is %s, and only what is published has a working copy. %s.", post.slug,
                    EnumNames.of(post.status), instead);
        }
    }
}
