package dev.standfirst.post.revision;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.edit.PostLock;
import dev.standfirst.post.edit.PostReferences;
import dev.standfirst.post.edit.PostWriter;
import dev.standfirst.post.history.PostRevision;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.view.PostView;
import dev.standfirst.post.workingcopy.WorkingCopyWriter;
import dev.standfirst.slug.Ref;

/** Restores revisions. */
@ApplicationScoped
public class PostRevisionWriter {

    private final PostLock lock;
    private final PostWriter posts;
    private final WorkingCopyWriter workingCopies;
    private final RevisionLog revisions;
    private final Clock clock;

    PostRevisionWriter(PostLock lock, PostWriter posts, WorkingCopyWriter workingCopies, RevisionLog revisions, Clock clock) {
        this.lock = lock;
        this.posts = posts;
        this.workingCopies = workingCopies;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * Restores everything but status, date and review, as a new change. A revision of a working copy is restored as a working
     * copy, because it was never public; if the post is no longer published, as the post. Unless an editor restores it, authors
     * who have been added since stay in the byline: only an editor removes other authors.
     */
    @Transactional
    public PostView restore(Ref ref, int number, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = lock.lock(ref, caller, now);
        PostAccess.mustBeAbleToChangeWorkingCopy(post, ref, caller, now);
        post.mustNotBeInTrash();
        var revision = PostRevision.mustFind(post, number);
        var former = revisions.read(revision);
        if (revision.draft && post.status == PostStatus.PUBLISHED) {
            return workingCopies.change(post, (present, view) -> restored(former, present, caller), caller, now);
        }
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        return posts.change(post, (present, view) -> restored(former, present, caller), caller, now);
    }

    private static PostInput restored(PostInput former, PostInput present, Caller caller) {
        var restored = PostReferences.existing(former, present).withStatusOf(present).copy();
        if (!caller.may(Role.EDITOR, Scope.WRITE)) {
            restored.authors = Stream.of(restored.authors, present.authors()).filter(Objects::nonNull).flatMap(List::stream)
                    .distinct().toList();
        }
        return restored.build();
    }
}
