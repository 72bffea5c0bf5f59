package dev.standfirst.share.popularity;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Sums of the shares of a post, from which its popularity is computed. The sums before a window or hour are null if the
 * post was not shared since.
 *
 * @param countedAtUpdate counted shares when the popularity was last updated
 * @param counted counted shares now
 * @param total shares now, including the baseline
 * @param beforeDay counted shares before the last 24 hours
 * @param beforeWeek counted shares before the last 7 days
 * @param beforeMonth counted shares before the last 30 days
 * @param beforeHour counted shares before the current hour
 */
record ShareSums(UUID post, long countedAtUpdate, long counted, long total, @Nullable Long beforeDay, @Nullable Long beforeWeek,
        @Nullable Long beforeMonth, @Nullable Long beforeHour) {

    /**
     * Whether these are the post's first shares in the current hour, so that the hour needs a row. A row of a later hour, left
     * behind by a clock that was ahead, covers the current hour, too.
     */
    boolean needsHour() {
        return counted > countedAtUpdate && beforeHour == null;
    }

    Popularity popularity() {
        return new Popularity(post, total, counted, since(beforeDay), since(beforeWeek), since(beforeMonth));
    }

    private long since(@Nullable Long before) {
        if (before != null) {
            return counted - before;
        }
        return needsHour() ? counted - countedAtUpdate : 0;
    }
}
