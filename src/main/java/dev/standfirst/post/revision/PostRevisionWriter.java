package dev.standfirst.post.revision;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.edit.PostLock;
import dev.standfirst.post.edit.PostReferences;
import dev.standfirst.post.edit.PostWriter;
import dev.standfirst.post.history.PostRevision;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.view.PostView;
import dev.standfirst.post.workingcopy.WorkingCopyWriter;
import dev.standfirst.slug.Ref;

/** Brings back what a post was. */
@ApplicationScoped
public class PostRevisionWriter {

    private final PostLock lock;
    private final PostWriter posts;
    private final WorkingCopyWriter drafts;
    private final RevisionLog history;
    private final Clock clock;

    PostRevisionWriter(PostLock lock, PostWriter posts, WorkingCopyWriter drafts, RevisionLog history, Clock clock) {
        this.lock = lock;
        this.posts = posts;
        this.drafts = drafts;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Makes the post what it was, but for what its readers are shown and when. A revision of a working copy comes back as one,
     * for as such it was not for readers either; that of a post which is no longer published comes back as the post.
     */
    @Transactional
    public PostView restore(Ref ref, int number, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = lock.take(ref, caller, now);
        PostAccess.mustBeAbleToChangeDraft(post, ref, caller, now);
        post.mustNotBeInTrash();
        var revision = PostRevision.mustFind(post, number);
        var former = history.read(revision);
        if (revision.draft && post.status == PostStatus.PUBLISHED) {
            return drafts.change(post, present -> PostReferences.existing(former, present).standingLike(present), caller, now);
        }
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        return posts.change(post, present -> PostReferences.existing(former, present).standingLike(present), caller, now);
    }
}
