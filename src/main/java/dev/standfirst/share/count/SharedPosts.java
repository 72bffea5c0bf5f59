package dev.standfirst.share.count;

import static dev.standfirst.problem.ProblemType.UNAVAILABLE;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.standfirst.change.Change;
import dev.standfirst.database.broadcast.Broadcast;
import dev.standfirst.share.read.ShareReader;
import dev.standfirst.slug.Ref;

/**
 * Cache of the ids of public posts by id or slug. A cached id is dropped when its post changes. A post that is not public
 * is never cached, and each lookup throws the error that tells why.
 */
@Singleton
class SharedPosts {

    private static final int MAX_CACHED = 10_000;

    /** Lookups that may wait for the database at the same time; many uncached slugs must not fill the memory. */
    private static final int MAX_LOOKUPS = 256;

    private final Cache<Ref, UUID> cached = Caffeine.newBuilder().maximumSize(MAX_CACHED).build();
    private final Semaphore lookups = new Semaphore(MAX_LOOKUPS);
    private final ShareReader reader;
    private final Broadcast broadcast;
    private final ExecutorService workers;
    private long invalidations;

    SharedPosts(ShareReader reader, Broadcast broadcast, ExecutorService workers) {
        this.reader = reader;
        this.broadcast = broadcast;
        this.workers = workers;
    }

    /** Finds the id in the cache or else in the database; 404, 410 or 308 for a post that is not public. */
    CompletionStage<UUID> find(Ref ref) {
        var id = broadcast.isHeard() ? cached.getIfPresent(ref) : null;
        // Not CompletableFuture.completedStage: the caller cancels it when the client disconnects, which such a stage rejects.
        return id != null ? CompletableFuture.completedFuture(id) : lookUp(ref);
    }

    /** Finds the id in the database; 404, 410 or 308 for a post that is not public, 503 for too many lookups at once. */
    CompletionStage<UUID> lookUp(Ref ref) {
        if (!lookups.tryAcquire()) {
            throw UNAVAILABLE.because("Too many shares are waiting to be counted; please try again.");
        }
        return CompletableFuture.supplyAsync(() -> {
            try {
                var before = invalidations();
                var id = reader.findPublic(ref);
                cache(ref, id, before);
                return id;
            } finally {
                lookups.release();
            }
        }, workers);
    }

    /** Runs before other observers, so that no response made after the change uses an id from before it. */
    synchronized void invalidate(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Change change) {
        if (change.concernsListPositions()) {
            invalidations++;
            if (change.keys().isEmpty()) {
                cached.invalidateAll();
            } else {
                cached.asMap().values().removeIf(id -> change.keys().contains(id.toString()));
            }
        }
    }

    private synchronized long invalidations() {
        return invalidations;
    }

    private synchronized void cache(Ref ref, UUID id, long before) {
        if (invalidations == before) {
            cached.put(ref, id);
        }
    }
}
