package dev.standfirst.tag;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.Where;

/** Use of tags by posts. Implemented by posts, because tags must not depend on posts. */
public interface TagUsage {

    /** Restricts a list of tags {@code e} to those with a public post, on which the response depends from then on. */
    void restrictToPublic(Where where);

    /** Number of public posts by tag id, without tags that have none. Runs one statement. */
    Map<UUID, Long> publicPosts(Collection<UUID> tags);

    /** Replaces a tag by another in all posts. */
    void reassign(Tag from, Tag to, Caller by);

    /** Removes a tag from all posts. */
    void remove(Tag tag, Caller by);
}
