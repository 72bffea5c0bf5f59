package dev.standfirst.post.edit;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostAccess;
import dev.standfirst.post.PostChanges;
import dev.standfirst.post.PostTombstone;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.view.PostReader;
import dev.standfirst.post.view.PostView;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Throws posts away and takes them back. A post in the trash keeps its slug, so that it gets it back. */
@ApplicationScoped
public class PostTrashWriter {

    private static final String TRASHED_AT = "trashedAt";

    /** Removed in one transaction; few enough not to hold up writers. */
    static final int BATCH = 100;

    private final CurrentSession session;
    private final PostReader reader;
    private final PostLock lock;
    private final RevisionLog history;
    private final PostChanges changes;
    private final Slugs slugs;
    private final TrashConfig config;
    private final Clock clock;

    PostTrashWriter(CurrentSession session, PostReader reader, PostLock lock, RevisionLog history, PostChanges changes,
            Slugs slugs, TrashConfig config, Clock clock) {
        this.session = session;
        this.reader = reader;
        this.lock = lock;
        this.history = history;
        this.changes = changes;
        this.slugs = slugs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Moves the post to the trash; one that lies there already stays, so that a client may try again.
     *
     * @param permanent whether to delete it for good in place of that, wherever it lies, with its history and its shares
     */
    @Transactional
    public void delete(Ref ref, boolean permanent, Precondition precondition, Caller caller) {
        deleteWithin(ref, permanent, precondition, caller);
    }

    /** Within the transaction of somebody who decides what becomes of it where this fails. */
    public void deleteWithin(Ref ref, boolean permanent, Precondition precondition, Caller caller) {
        caller.mustBe(permanent ? Role.EDITOR : Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = take(ref, caller, now);
        precondition.check(post.version);
        if (permanent) {
            remove(post, now);
        } else if (!post.inTrash()) {
            var position = PostChanges.position(post);
            post.moveToTrash(now);
            history.keep(post, TRASHED_AT, caller, now);
            changes.announce(post, position);
        }
    }

    /** Takes the post back; one that isn't in the trash stays as it is. */
    @Transactional
    public PostView restore(Ref ref, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = take(ref, caller, now);
        if (post.inTrash()) {
            post.restore(now);
            history.keep(post, TRASHED_AT, caller, now);
            changes.announce(post, null);
        }
        return reader.written(post, caller);
    }

    /**
     * Deletes for good what has been in the trash for long enough, up to {@link #BATCH} posts.
     *
     * @return how many there were
     */
    @Transactional
    int deleteOldest() {
        var now = clock.instant();
        var end = now.minus(config.keep());
        var oldest = session.get()
                .createSelectionQuery("select p.id from Post p where p.trashedAt <= :end order by p.trashedAt", UUID.class)
                .setParameter("end", end).setMaxResults(BATCH).getResultList();
        // In one order, as everybody does who takes hold of several.
        for (var id : oldest.stream().sorted().toList()) {
            // Somebody may have taken it back since.
            var post = Post.<Post> findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (post != null && post.trashedAt != null && !post.trashedAt.isAfter(end)) {
                remove(post, now);
            }
        }
        return oldest.size();
    }

    private Post take(Ref ref, Caller caller, Instant now) {
        var post = lock.take(ref, caller, now);
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        PostAccess.mustBeAbleToPublish(post, caller);
        return post;
    }

    /** What belongs to the post goes with it, by the database's foreign keys. */
    private void remove(Post post, Instant now) {
        changes.announceRemoval(post);
        if (post.publishedBy != null) {
            new PostTombstone(post.id, now).persist();
        } else {
            slugs.release(SlugKind.POST, post.id);
        }
        post.delete();
    }
}
