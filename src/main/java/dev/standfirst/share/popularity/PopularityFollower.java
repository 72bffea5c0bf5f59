package dev.standfirst.share.popularity;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.standfirst.database.DatabaseFailure;
import dev.standfirst.post.list.PostPopularity;
import dev.standfirst.start.LongLivedThreads;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Updates the popularity of posts whose share counts have changed on this instance, on a thread of its own. It runs more than
 * twice a second, and updates each post once per run, however often the post was shared meanwhile.
 *
 * <p>
 * An instance that is killed loses its list of changed posts. Their counts are right, but lists sort them by the old
 * popularity until they are shared again, an instance starts, or the hour ends and {@link RollPopularityWindows} finds
 * them.
 */
@Singleton
public class PopularityFollower {

    private static final Logger LOG = Logger.getLogger(PopularityFollower.class);

    /** Of the time within which lists have to show a share, 350 ms remain for the update itself. */
    private static final Duration PAUSE = PostPopularity.FOLLOWS_WITHIN.minus(Duration.ofMillis(350));

    /** Longest wait for the last update when the service stops. After that, another instance finds the posts. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Set<UUID> changedPosts = ConcurrentHashMap.newKeySet();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final PopularityUpdater updater;
    private final TransactionSynchronizationRegistry transactions;
    private final LongLivedThreads threads;
    private @Nullable Thread thread;
    private boolean failureIsLogged;

    @Inject
    PopularityFollower(PopularityUpdater updater, TransactionSynchronizationRegistry transactions, LongLivedThreads threads) {
        this.updater = updater;
        this.transactions = transactions;
        this.threads = threads;
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        thread = threads.start("popularity", true, this::run);
    }

    /** Runs after the share queue has stopped, so that the last update includes all shares. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(STOP_TIMEOUT.toMillis());
        }
    }

    /** Schedules the update of posts whose new counts have been committed. */
    public void scheduleUpdate(Collection<UUID> posts) {
        changedPosts.addAll(posts);
    }

    /** Schedules the update of a post once the current transaction, which changes its counts, is committed. */
    public void scheduleUpdateAfterCommit(UUID post) {
        transactions.registerInterposedSynchronization(new Synchronization() {

            @Override
            public void beforeCompletion() {
                // Other transactions cannot read the new counts yet.
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_ROLLEDBACK) {
                    scheduleUpdate(List.of(post));
                }
            }
        });
    }

    private void run() throws InterruptedException {
        // The pause keeps this query from slowing down the start of the service.
        if (!pauseUnlessStopping()) {
            scheduleUpdateOfOutdatedPosts();
        }
        do {
            updateChangedPosts();
        } while (!pauseUnlessStopping());
        updateChangedPosts();
    }

    /** Returns true at once when the service stops, and false after the pause. */
    private boolean pauseUnlessStopping() throws InterruptedException {
        return stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void scheduleUpdateOfOutdatedPosts() {
        try {
            scheduleUpdate(updater.findOutdated());
        } catch (RuntimeException e) {
            logFirst(e);
        }
    }

    /** Posts that could not be updated remain for the next run, as do posts that are shared meanwhile. */
    private void updateChangedPosts() {
        var all = List.copyOf(changedPosts);
        for (int from = 0; from < all.size(); from += PopularityUpdater.BATCH) {
            var batch = all.subList(from, Math.min(from + PopularityUpdater.BATCH, all.size()));
            // Removed before the counts are read: a share that comes too late for this update adds its post again.
            batch.forEach(changedPosts::remove);
            try {
                updater.update(batch);
                failureIsLogged = false;
            } catch (RuntimeException e) {
                scheduleUpdate(batch);
                logFirst(e);
                return;
            } catch (Error e) {
                scheduleUpdate(batch);
                throw e;
            }
        }
    }

    /** Logs the first of several failures in a row. */
    private void logFirst(RuntimeException e) {
        if (!failureIsLogged) {
            switch (DatabaseFailure.of(e)) {
                case UNREACHABLE -> LOG.warn("Lists sorted by shares are out of date: the database cannot be reached");
                case CONFLICT -> LOG.warn("Lists sorted by shares are out of date: other transactions write the same rows");
                case PERMANENT -> LOG.error("Lists sorted by shares are out of date", e);
            }
            failureIsLogged = true;
        }
    }
}
