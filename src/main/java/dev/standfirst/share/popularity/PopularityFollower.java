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
import dev.standfirst.start.Startup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * The posts whose counts have changed here and that have not found their place in lists yet: all of them do, more than twice a
 * second, and each once however often it was shared meanwhile.
 *
 * <p>
 * An instance that is killed forgets them. Their counts are right, but lists show them where they were, until they are shared
 * again, an instance starts, or the hour is over, which {@link RollPopularityWindows} look out for.
 */
@Singleton
public class PopularityFollower {

    private static final Logger LOG = Logger.getLogger(PopularityFollower.class);
    private static final String LAGGING = "Lists that are sorted by shares lag behind";

    /** As long as it may be, for what costs once for each post, however often that is shared; the rest is left for the work. */
    private static final Duration PAUSE = PostPopularity.FOLLOWS_WITHIN.minus(Duration.ofMillis(350));

    /** For what is left when the service stops; another instance finds it otherwise. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(5);

    private final Set<UUID> posts = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);
    private final PopularityUpdater totals;
    private final TransactionSynchronizationRegistry transactions;
    private @Nullable Thread follower;
    private boolean hasComplained;

    @Inject
    PopularityFollower(PopularityUpdater totals, TransactionSynchronizationRegistry transactions) {
        this.totals = totals;
        this.transactions = transactions;
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        follower = new Thread(this::followUntilTheEnd, "share totals");
        follower.setDaemon(true);
        follower.start();
    }

    /** After all shares that have been taken are written. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent stop) throws InterruptedException {
        end.countDown();
        if (follower != null) {
            follower.join(PATIENCE_AT_THE_END.toMillis());
        }
    }

    /** To be called when the counts are committed. */
    public void add(Collection<UUID> changed) {
        posts.addAll(changed);
    }

    /** To be called within the transaction that changes the counts. */
    public void addOnceCommitted(UUID changed) {
        transactions.registerInterposedSynchronization(new Synchronization() {

            @Override
            public void beforeCompletion() {
                // Nobody else sees the change yet.
            }

            @Override
            public void afterCompletion(int status) {
                if (status != Status.STATUS_ROLLEDBACK) {
                    add(List.of(changed));
                }
            }
        });
    }

    private void followUntilTheEnd() {
        try {
            // Not beside the start.
            if (!pauseOrEnd()) {
                addWhatOthersLeft();
            }
            do {
                settle();
            } while (!pauseOrEnd());
            settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pauseOrEnd() throws InterruptedException {
        return end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void addWhatOthersLeft() {
        try {
            add(totals.behind());
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /** What cannot be settled stays for the next time, and so does what comes meanwhile. */
    private void settle() {
        var all = List.copyOf(posts);
        for (int from = 0; from < all.size(); from += PopularityUpdater.BATCH) {
            var some = all.subList(from, Math.min(from + PopularityUpdater.BATCH, all.size()));
            // Before their counts are read: a share that is too late for that adds its post again.
            some.forEach(posts::remove);
            try {
                totals.settle(some);
                hasComplained = false;
            } catch (RuntimeException e) {
                add(some);
                complain(e);
                return;
            }
        }
    }

    /** Once for each time that it breaks, not for each try. */
    private void complain(RuntimeException e) {
        if (!hasComplained) {
            switch (DatabaseFailure.of(e)) {
                case OF_CONNECTION -> LOG.warn(LAGGING + ": the database cannot be reached");
                case OF_CONFLICT -> LOG.warn(LAGGING + ": others were writing the same");
                case OURS -> LOG.error(LAGGING, e);
            }
            hasComplained = true;
        }
    }
}
