package dev.standfirst.author;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;

/** Use of authors by posts. Implemented by posts, because authors must not depend on posts. */
public interface AuthorUsage {

    /** Number of public posts by author id, without authors that have none. Runs one statement. */
    Map<UUID, Long> publicPosts(Collection<UUID> authors);

    /** Restricts a list of authors {@code e} to those with a public post, on which the response depends from then on. */
    void restrictToPublic(Where where);

    /**
     * Newest posts of the author if {@code include} names “posts”, else null.
     *
     * @param include also names the includes of each post
     */
    @Nullable
    Page<?> newestPosts(Author author, @Nullable String include, @Nullable String acceptLanguage);

    /** Returns whether any post, public or not, refers to the author. */
    boolean isUsed(UUID author);

    /** Replaces an author by another in all posts and their bylines. */
    void reassign(Author from, Author to, Caller by);
}
