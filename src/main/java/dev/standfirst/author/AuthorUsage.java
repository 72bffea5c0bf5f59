package dev.standfirst.author;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.listing.Page;

/** What hangs on authors elsewhere. Posts know, and authors must not know posts. */
public interface AuthorUsage {

    /** How many public posts each of the authors has; those without are absent. One statement. */
    Map<UUID, Long> publicPosts(Collection<UUID> authors);

    /**
     * The author's newest posts where {@code include=} asks for “posts”, and null where it does not.
     *
     * @param include asks what each of them shows, too
     */
    @Nullable
    Page<?> newestPosts(Author author, @Nullable String include, @Nullable String acceptLanguage);

    /** Whether anything at all, public or not, names the author. */
    boolean isUsed(UUID author);

    /** Puts another author in the place of one, whole bylines included. */
    void reassign(Author from, Author to, Caller by);
}
