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
 * Which public posts are meant by what names them: looked up once, and again only after the post has changed. What is not
 * public is looked up each time, to be told why.
 */
@Singleton
class SharedPosts {

    private static final int MOST_KNOWN = 10_000;

    /** Lookups that may wait for the database; whoever asks for what is not there must not fill up the memory. */
    private static final int MOST_LOOKUPS = 256;

    private final Cache<Ref, UUID> known = Caffeine.newBuilder().maximumSize(MOST_KNOWN).build();
    private final Semaphore lookups = new Semaphore(MOST_LOOKUPS);
    private final ShareReader reader;
    private final Broadcast others;
    private final ExecutorService workers;
    private long forgotten;

    SharedPosts(ShareReader reader, Broadcast others, ExecutorService workers) {
        this.reader = reader;
        this.others = others;
        this.workers = workers;
    }

    /** Without a look at the database where the post is known. 404, 410 or 308 for what is not public. */
    CompletionStage<UUID> find(Ref ref) {
        var id = others.isHeard() ? known.getIfPresent(ref) : null;
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
                var before = forgotten();
                var id = reader.findPublic(ref);
                keep(ref, id, before);
                return id;
            } finally {
                lookups.release();
            }
        }, workers);
    }

    /** Before any answer is made in the knowledge of the change. */
    synchronized void forget(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Change change) {
        if (change.concernsListPositions()) {
            forgotten++;
            if (change.keys().isEmpty()) {
                known.invalidateAll();
            } else {
                known.asMap().values().removeIf(id -> change.keys().contains(id.toString()));
            }
        }
    }

    private synchronized long forgotten() {
        return forgotten;
    }

    private synchronized void keep(Ref ref, UUID id, long before) {
        if (forgotten == before) {
            known.put(ref, id);
        }
    }
}
