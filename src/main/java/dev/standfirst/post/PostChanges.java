package dev.standfirst.post;

import java.util.Set;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.change.Changes;
import dev.standfirst.change.ListPosition;

/** Announces changes of posts, with the list position of the post before and after. */
@Singleton
public class PostChanges {

    private final Changes changes;
    private final PublicationDateCopies dates;

    PostChanges(Changes changes, PublicationDateCopies dates) {
        this.changes = changes;
        this.dates = dates;
    }

    /** Position of the post among public posts, now or from its scheduled date on; null for a post that will not be public. */
    public static @Nullable ListPosition position(Post post) {
        var isListed = post.status == PostStatus.PUBLISHED || post.status == PostStatus.SCHEDULED;
        return isListed && !post.inTrash() && post.publishedAt != null ? new ListPosition(post.publishedAt, PostTraits.of(post))
                : null;
    }

    /** Announces a new post. */
    public void announceNew(Post post) {
        changes.announce(new Change(Set.of(post.id.toString()), null, position(post)));
    }

    /**
     * Announces a changed post, and copies its date where it has changed.
     *
     * @param before position of the post before the change
     */
    public void announce(Post post, @Nullable ListPosition before) {
        var after = position(post);
        dates.update(post, before, after);
        changes.announce(new Change(Set.of(post.id.toString()), before, after));
    }

    /** Announces that the post is about to be deleted. */
    public void announceRemoval(Post post) {
        changes.announce(new Change(Set.of(post.id.toString()), position(post), null));
    }
}
