package dev.standfirst.post.edit;

import java.time.Instant;

import jakarta.inject.Singleton;

import dev.standfirst.access.Caller;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostChanges;
import dev.standfirst.post.PostFinder;
import dev.standfirst.post.history.RevisionLog;
import dev.standfirst.slug.Ref;

/** Hands a post to whoever is going to change it: to one at a time, and as it stands at that time. */
@Singleton
public class PostLock {

    private final PostFinder finder;
    private final RevisionLog history;
    private final PostChanges changes;

    PostLock(PostFinder finder, RevisionLog history, PostChanges changes) {
        this.finder = finder;
        this.history = history;
        this.changes = changes;
    }

    /** Locked until the end of the transaction; 404, or 308 where the slug is a former one. */
    public Post take(Ref ref, Caller caller, Instant now) {
        var post = finder.lock(ref, caller);
        settle(post, now);
        return post;
    }

    /** What has become public by its date is a change of its own, before the one that is to come. */
    void settle(Post post, Instant now) {
        if (post.isDue(now) && post.publishedAt != null) {
            var by = post.scheduledBy;
            var position = PostChanges.position(post);
            post.settle();
            history.keep(post, "status", by, null, post.publishedAt);
            changes.announce(post, position);
        }
    }
}
