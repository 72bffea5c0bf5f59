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

import dev.standfirst.change.Change;
import dev.standfirst.change.ValuesUntilChanged;
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

    private final ValuesUntilChanged<Ref, UUID> publicIds;
    private final Semaphore lookups = new Semaphore(MAX_LOOKUPS);
    private final ShareReader reader;
    private final ExecutorService workers;

    SharedPosts(ShareReader reader, Broadcast broadcast, ExecutorService workers) {
        this.reader = reader;
        this.publicIds = new ValuesUntilChanged<>(MAX_CACHED, broadcast::isHeard);
        this.workers = workers;
    }

    /** Finds the id in the cache or else in the database; 404, 410 or 308 for a post that is not public. */
    CompletionStage<UUID> find(Ref ref) {
        var id = publicIds.find(ref);
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
                return publicIds.read(ref, () -> reader.findPublic(ref));
            } finally {
                lookups.release();
            }
        }, workers);
    }

    /** Runs before other observers, so that no response made after the change uses an id from before it. */
    void invalidate(@Observes @Priority(ValuesUntilChanged.PRIORITY) Change change) {
        if (change == Change.OF_EVERYTHING) {
            publicIds.invalidateAll();
        } else if (change.concernsListPositions()) {
            publicIds.invalidateIf(id -> change.keys().contains(id.toString()));
        }
    }
}
