package dev.standfirst.post.card;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What an include may depend on besides the posts.
 *
 * @param now time of the request
 * @param acceptLanguage value of its header {@code Accept-Language}
 */
public record IncludeContext(Instant now, @Nullable String acceptLanguage) {
}
