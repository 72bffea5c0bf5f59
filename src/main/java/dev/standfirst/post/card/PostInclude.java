package dev.standfirst.post.card;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One value of {@code include=}: something that every post of an answer can show on demand. Each is a bean. */
public interface PostInclude {

    /** The value that asks for it. */
    String name();

    /** Adds it to all the posts at once, with a constant number of statements. */
    void addTo(List<PostCard> posts, Asked asked);

    /**
     * The request that the answer is for.
     *
     * @param at when it came
     * @param acceptLanguage its header of that name
     */
    record Asked(Instant at, @Nullable String acceptLanguage) {
    }
}
