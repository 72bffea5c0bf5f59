package dev.standfirst.tag;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import dev.standfirst.access.Caller;

/** Which posts carry tags. Posts know, and tags must not know posts. */
public interface TagUsage {

    /** How many public posts each of the tags has; those without are absent. One statement. */
    Map<UUID, Long> publicPosts(Collection<UUID> tags);

    /** Puts another tag in the place of one. */
    void reassign(Tag from, Tag to, Caller by);

    /** Takes a tag off all posts. */
    void remove(Tag tag, Caller by);
}
