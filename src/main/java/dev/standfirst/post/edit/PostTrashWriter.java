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
import dev.standfirst.post.PostContent;
import dev.standfirst.post.PostTombstone;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.post.view.PostReader;
import dev.standfirst.post.view.PostView;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Moves posts to the trash, restores them, and deletes them permanently. A post in the trash keeps its slug. */
@ApplicationScoped
public class PostTrashWriter {

    private static final String TRASHED_AT = "trashedAt";

    /** Rows of one transaction: few enough not to delay writers. */
    static final int BATCH = 100;

    private final CurrentSession session;
    private final PostReader reader;
    private final PostLock lock;
    private final RevisionLog revisions;
    private final PostChanges changes;
    private final Slugs slugs;
    private final TrashConfig config;
    private final Clock clock;

    PostTrashWriter(CurrentSession session, PostReader reader, PostLock lock, RevisionLog revisions, PostChanges changes,
            Slugs slugs, TrashConfig config, Clock clock) {
        this.session = session;
        this.reader = reader;
        this.lock = lock;
        this.revisions = revisions;
        this.changes = changes;
        this.slugs = slugs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Moves the post to the trash. Does nothing to a post that is there already, so that a client may retry.
     *
     * @param permanent whether to delete the post permanently instead, with its revisions and shares
     */
    @Transactional
    public void delete(Ref ref, boolean permanent, Precondition precondition, Caller caller) {
        deleteWithin(ref, permanent, precondition, caller);
    }

    /** Runs within the transaction of the caller, which may continue after an error. */
    public void deleteWithin(Ref ref, boolean permanent, Precondition precondition, Caller caller) {
        caller.mustBe(permanent ? Role.EDITOR : Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = lock(ref, caller, now);
        precondition.check(post.version);
        if (permanent) {
            remove(post, now);
        } else if (!post.inTrash()) {
            var position = PostChanges.position(post);
            post.moveToTrash(now);
            revisions.keep(post, TRASHED_AT, caller, now);
            changes.announce(post, position);
        }
    }

    /** Restores the post. Does nothing to a post that is not in the trash. */
    @Transactional
    public PostView restore(Ref ref, Caller caller) {
        caller.mustBe(Role.CONTRIBUTOR, Scope.WRITE);
        var now = clock.instant();
        var post = lock(ref, caller, now);
        if (post.inTrash()) {
            post.restore(now);
            revisions.keep(post, TRASHED_AT, caller, now);
            changes.announce(post, null);
        }
        return reader.written(post, PostContent.findById(post.id), caller);
    }

    /**
     * Deletes up to {@link #BATCH} posts permanently that have been in the trash for long enough.
     *
     * @return the number of such posts that were found
     */
    @Transactional
    int deleteOldest() {
        var now = clock.instant();
        var end = now.minus(config.keep());
        var oldest = session.get()
                .createSelectionQuery("select p.id from Post p where p.trashedAt <= :end order by p.trashedAt", UUID.class)
                .setParameter("end", end).setMaxResults(BATCH).getResultList();
        // Locks posts in the order of their ids, like every transaction that locks several.
        for (var id : oldest.stream().sorted().toList()) {
            // The post may have been restored since.
            var post = Post.<Post> findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (post != null && post.trashedAt != null && !post.trashedAt.isAfter(end)) {
                remove(post, now);
            }
        }
        return oldest.size();
    }

    private Post lock(Ref ref, Caller caller, Instant now) {
        var post = lock.lock(ref, caller, now);
        PostAccess.mustBeAbleToChange(post, ref, caller, now);
        PostAccess.mustBeAbleToPublish(post, caller);
        return post;
    }

    /** Foreign keys delete everything that belongs to the post. */
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
