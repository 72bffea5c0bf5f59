package dev.standfirst.post.edit;

import java.time.Instant;

import jakarta.inject.Singleton;

import dev.standfirst.access.Caller;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostChanges;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.slug.Ref;

/** Locks a post for a change, and first publishes a scheduled post whose date has passed. */
@Singleton
public class PostLock {

    private final PostFinder finder;
    private final RevisionLog revisions;
    private final PostChanges changes;

    PostLock(PostFinder finder, RevisionLog revisions, PostChanges changes) {
        this.finder = finder;
        this.revisions = revisions;
        this.changes = changes;
    }

    /** Post locked until the end of the transaction. 404 or 410, or 308 for a former slug. */
    public Post lock(Ref ref, Caller caller, Instant now) {
        var post = finder.lock(ref, caller);
        publishIfDue(post, now);
        return post;
    }

    /** Publishes a scheduled post whose date has passed, as a change of its own before the next one. */
    void publishIfDue(Post post, Instant now) {
        if (post.isDue(now) && post.publishedAt != null) {
            var by = post.scheduledBy;
            var position = PostChanges.position(post);
            post.publishOnSchedule();
            revisions.keep(post, "status", by, null, post.publishedAt);
            changes.announce(post, position);
        }
    }
}
