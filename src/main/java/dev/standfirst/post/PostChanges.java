package dev.standfirst.post;

import java.util.Set;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.change.Changes;
import dev.standfirst.change.ListPosition;

/** Tells of each change of a post where it stood among what is public, and where it stands. */
@Singleton
public class PostChanges {

    private final Changes changes;
    private final PublicationDateCopies dates;

    PostChanges(Changes changes, PublicationDateCopies dates) {
        this.changes = changes;
        this.dates = dates;
    }

    /** Where the post stands, or will stand by itself; null for nowhere. To be asked before a change, and given after it. */
    public static @Nullable ListPosition place(Post post) {
        var isListed = post.status == PostStatus.PUBLISHED || post.status == PostStatus.SCHEDULED;
        return isListed && !post.inTrash() && post.publishedAt != null ? new ListPosition(post.publishedAt, PostTraits.of(post))
                : null;
    }

    /** There is one more post. */
    public void announceNew(Post post) {
        changes.announce(new Change(Set.of(post.id.toString()), null, place(post)));
    }

    /** The post is another than before; where its date is, that is passed on. */
    public void announce(Post post, @Nullable ListPosition before) {
        var after = place(post);
        dates.passOn(post, before, after);
        changes.announce(new Change(Set.of(post.id.toString()), before, after));
    }

    /** There is no such post any more. */
    public void announceRemoval(Post post) {
        changes.announce(new Change(Set.of(post.id.toString()), place(post), null));
    }
}
