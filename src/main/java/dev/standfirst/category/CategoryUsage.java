package dev.standfirst.category;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.Page;

/** What is filed under categories elsewhere. Posts know, and categories must not know posts. */
public interface CategoryUsage {

    /** How many public posts each of the categories has, those of its descendants included; those without are absent. */
    Map<UUID, Long> publicPosts(Collection<UUID> categories);

    /**
     * The category's, those of its descendants included, newest posts where {@code include=} asks for “posts”, and null where
     * it does not.
     *
     * @param include asks what each of them shows, too
     */
    @Nullable
    Page<?> newestPosts(Category category, @Nullable String include, @Nullable String acceptLanguage);

    /** Whether any post at all, public or not, is filed directly in the category. */
    boolean isUsed(UUID category);

    /** Files everything of one category in another. */
    void reassign(Category from, Category to, Caller by);
}
