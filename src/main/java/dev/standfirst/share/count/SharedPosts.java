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
 * Which public posts are meant by what names them: looked up once, and again only after the post has changed. What is not
 * public is looked up each time, to be told why.
 */
@Singleton
class SharedPosts {

    private static final int MOST_KNOWN = 10_000;

    /** Lookups that may wait for the database; whoever asks for what is not there must not fill up the memory. */
    private static final int MOST_LOOKUPS = 256;

    private final ValuesUntilChanged<Ref, UUID> known;
    private final Semaphore lookups = new Semaphore(MOST_LOOKUPS);
    private final ShareReader reader;
    private final ExecutorService workers;

    SharedPosts(ShareReader reader, Broadcast broadcast, ExecutorService workers) {
        this.reader = reader;
        this.known = new ValuesUntilChanged<>(MOST_KNOWN, broadcast::isHeard);
        this.workers = workers;
    }

    /** Without a look at the database where the post is known. 404, 410 or 308 for what is not public. */
    CompletionStage<UUID> find(Ref ref) {
        var id = known.find(ref);
        // No mere stage: what follows from it is cancelled when the client hangs up, which a stage refuses.
        return id != null ? CompletableFuture.completedFuture(id) : lookUp(ref);
    }

    /** The same with a look at the database. */
    CompletionStage<UUID> lookUp(Ref ref) {
        if (!lookups.tryAcquire()) {
            throw UNAVAILABLE.because("More shares are waiting than can be counted; please try again.");
        }
        return CompletableFuture.supplyAsync(() -> {
            try {
                return known.read(ref, () -> reader.findPublic(ref));
            } finally {
                lookups.release();
            }
        }, workers);
    }

    void invalidate(@Observes @Priority(ValuesUntilChanged.PRIORITY) Change change) {
        if (change == Change.OF_EVERYTHING) {
            known.invalidateAll();
        } else if (change.concernsListPositions()) {
            known.invalidateIf(id -> change.keys().contains(id.toString()));
        }
    }
}
