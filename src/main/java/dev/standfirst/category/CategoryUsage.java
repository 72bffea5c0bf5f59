package dev.standfirst.category;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.Page;

/** Use of categories by posts. Implemented by posts, because categories must not depend on posts. */
public interface CategoryUsage {

    /** Number of public posts by category id, posts of descendants included, without categories that have none. */
    Map<UUID, Long> publicPosts(Collection<UUID> categories);

    /**
     * Newest posts of the category and its descendants if {@code include} names “posts”, else null.
     *
     * @param include also names the includes of each post
     */
    @Nullable
    Page<?> newestPosts(Category category, @Nullable String include, @Nullable String acceptLanguage);

    /** Returns whether any post, public or not, has the category itself. */
    boolean isUsed(UUID category);

    /** Replaces a category by another in all posts. */
    void reassign(Category from, Category to, Caller by);
}
