package dev.standfirst.change;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Time in which a value read from the database is valid, unless a change invalidates it earlier.
 *
 * @param since when the value was read, or earlier
 * @param until first time at which the value is not valid; null if only a change invalidates it
 */
public record Validity(Instant since, @Nullable Instant until) {

    /** False also before {@code since}: after a clock was set back, the value would be one of the future. */
    public boolean includes(Instant now) {
        return !now.isBefore(since) && (until == null || now.isBefore(until));
    }
}
