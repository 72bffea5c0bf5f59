package dev.standfirst.category;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import dev.standfirst.access.Caller;

/** What is filed under categories elsewhere. Posts know, and categories must not know posts. */
public interface CategoryUsage {

    /** How many public posts each of the categories has, those of its descendants included; those without are absent. */
    Map<UUID, Long> publicPosts(Collection<UUID> categories);

    /** Whether any post at all, public or not, is filed directly in the category. */
    boolean isUsed(UUID category);

    /** Files everything of one category in another. */
    void reassign(Category from, Category to, Caller by);
}
