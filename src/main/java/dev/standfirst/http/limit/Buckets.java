package dev.standfirst.http.limit;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/** What each of many clients has left of something that comes back evenly within a window. */
public final class Buckets {

    private final Cache<String, Bucket> buckets;
    private final Bandwidth bandwidth;
    private final TimeMeter time;

    /**
     * @param clients that are remembered; the one that was away longest is forgotten first
     */
    public Buckets(long capacity, Duration window, long clients, TimeMeter time) {
        this.bandwidth = Bandwidth.builder().capacity(capacity).refillGreedy(capacity, window).build();
        this.time = time;
        // An unused bucket is full again after the window, and then need not be remembered.
        this.buckets = Caffeine.newBuilder().maximumSize(clients).expireAfterAccess(window.multipliedBy(2)).build();
    }

    public Bucket of(String client) {
        return buckets.get(client, c -> Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build());
    }

    /** Rounded up, and at least one: whoever waits for so long has waited long enough. */
    public static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }
}
