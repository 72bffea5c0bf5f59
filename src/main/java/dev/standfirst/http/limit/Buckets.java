package dev.standfirst.http.limit;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/** Token buckets, one for each client. Each holds {@code capacity} tokens and refills evenly within a window. */
public final class Buckets {

    private final Cache<String, Bucket> buckets;
    private final Bandwidth bandwidth;
    private final TimeMeter time;

    /**
     * Creates buckets that are full at first.
     *
     * @param clients maximum number of clients with a bucket; the one without requests for longest is dropped first
     */
    public Buckets(long capacity, Duration window, long clients, TimeMeter time) {
        this.bandwidth = Bandwidth.builder().capacity(capacity).refillGreedy(capacity, window).build();
        this.time = time;
        // An unused bucket is full again after the window, so it can be dropped.
        this.buckets = Caffeine.newBuilder().maximumSize(clients).expireAfterAccess(window.multipliedBy(2)).build();
    }

    public Bucket of(String client) {
        return buckets.get(client, c -> Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build());
    }

    /** Converts nanoseconds to seconds, rounded up and at least 1, so that a client that waits that long has waited enough. */
    public static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }
}
