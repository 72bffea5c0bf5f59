package dev.standfirst.share.count;

import static dev.standfirst.problem.ProblemType.UNAVAILABLE;
import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.change.Changes;
import dev.standfirst.database.CurrentDataSource;
import dev.standfirst.database.DatabaseFailure;
import dev.standfirst.share.ShareConfig;
import dev.standfirst.share.popularity.PopularityFollower;
import dev.standfirst.share.read.ShareReader;
import dev.standfirst.share.visitor.VisitorHashes;
import dev.standfirst.start.LongLivedThreads;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Queue of shares with one thread that writes them, in the order of their arrival. One transaction writes all shares that
 * arrived during the last one, because the shares of a popular post change the same row, and a transaction for each share
 * would wait for all others before it. A single share is written at once. A share soon after a transaction waits up to 2 ms
 * for more shares, so that a steady flow of shares leaves the processor to readers. Each share is acknowledged once it is
 * committed.
 */
@Singleton
class ShareQueue {

    private static final Logger LOG = Logger.getLogger(ShareQueue.class);

    /**
     * Attempts to commit a transaction after a deadlock or a concurrent deletion. If all of them fail, the shares are
     * written one by one.
     */
    private static final int MAX_ATTEMPTS = 3;

    /**
     * In ns, from the end of a transaction to the start of the next, and so the longest wait for more shares. Clients that
     * were just acknowledged may share again: a transaction started with the first of them would leave the others to
     * another transaction.
     */
    private static final long SPACING = Duration.ofMillis(2).toNanos();

    /** Shares that start a transaction without a wait: to wait for more would leave the machine idle under load. */
    private static final int ENOUGH = 32;

    /** Time for retries with other connections: a pool may hold several broken ones, each detected only by its use. */
    private static final Duration RECONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Longest wait for queued shares when the service stops. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** Marks the end of the queue when the service stops. */
    private static final PendingShare END = new PendingShare(new UUID(0, 0), "", VisitorHashes.NEVER_COUNTED);

    private final BlockingQueue<PendingShare> queue;
    private final ShareBatch batch;
    private final int batchSize;
    private final CurrentDataSource dataSource;
    private final Changes changes;
    private final PopularityFollower popularity;
    private final LongLivedThreads threads;
    private @Nullable Thread thread;
    private volatile boolean hasEnded;

    @Inject
    ShareQueue(ShareConfig config, ShareBatch batch, CurrentDataSource dataSource, Changes changes,
            PopularityFollower popularity, LongLivedThreads threads) {
        this.queue = new ArrayBlockingQueue<>(config.queue());
        this.batch = batch;
        this.batchSize = config.batch();
        this.dataSource = dataSource;
        this.changes = changes;
        this.popularity = popularity;
        this.threads = threads;
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        thread = threads.start("shares", false, this::run);
    }

    /** Waits until all queued shares are written. Quarkus has finished the running requests before. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        if (thread != null) {
            queue.put(END);
            thread.join(STOP_TIMEOUT.toMillis());
        }
    }

    /** Queues a share and returns its outcome; 503 if the queue is full or the service stops. */
    CompletionStage<ShareOutcome> commit(PendingShare share) {
        if (!queue.offer(share) || hasEnded && queue.remove(share)) {
            throw UNAVAILABLE.because("Too many shares are waiting to be counted; please try again.");
        }
        return share.outcome();
    }

    private void run() throws InterruptedException {
        var shares = new ArrayList<PendingShare>();
        try {
            var ended = System.nanoTime() - SPACING;
            while (!hasEnded) {
                shares.add(queue.take());
                if (queue.size() + 1 < Math.min(ENOUGH, batchSize)) {
                    LockSupport.parkNanos(ended + SPACING - System.nanoTime());
                }
                queue.drainTo(shares, batchSize - 1);
                hasEnded = shares.remove(END);
                writeAll(List.copyOf(shares));
                shares.clear();
                ended = System.nanoTime();
            }
            queue.drainTo(shares);
            reject(shares, "The service is stopping. Nothing was counted.");
        } catch (InterruptedException e) {
            hasEnded = true;
            queue.drainTo(shares);
            reject(shares, "The service is stopping. Nothing was counted.");
            throw e;
        } catch (Throwable e) {
            reject(shares, "The service failed. It is not known whether the share was counted.");
            throw e;
        }
    }

    /** Does nothing to shares that have an outcome. */
    private static void reject(List<PendingShare> shares, String reason) {
        shares.forEach(share -> share.outcome().completeExceptionally(UNAVAILABLE.because(reason)));
    }

    /** Writes shares and completes the outcome of each, normally or exceptionally. */
    private void writeAll(List<PendingShare> shares) {
        if (shares.isEmpty()) {
            return;
        }
        try {
            complete(shares, write(shares));
        } catch (SQLException | RuntimeException e) {
            var failure = DatabaseFailure.of(e);
            if (shares.size() > 1 && failure != DatabaseFailure.UNREACHABLE) {
                // A share that cannot be written must not prevent the others.
                shares.forEach(share -> writeAll(List.of(share)));
            } else if (failure == DatabaseFailure.PERMANENT) {
                // The error mapper logs it.
                shares.forEach(share -> share.outcome().completeExceptionally(e));
            } else {
                // Without the message of the database, which may contain the hash of a visitor.
                LOG.warnf("%d shares could not be counted: %s", shares.size(), failure == DatabaseFailure.UNREACHABLE
                        ? "the database cannot be reached"
                        : "repeated conflicts with other transactions");
                shares.forEach(share -> share.outcome().completeExceptionally(UNAVAILABLE.because(e instanceof OutcomeUnknown
                        ? "The connection to the database was lost. It is not known whether the share was counted."
                        : "The database is busy. Nothing was counted; please try again.")));
            }
        }
    }

    private List<ShareOutcome> write(List<PendingShare> shares) throws SQLException {
        var deadline = System.nanoTime() + RECONNECT_TIMEOUT.toNanos();
        for (int attempt = 1;; attempt++) {
            try (var connection = dataSource.get().getConnection()) {
                return write(connection, shares);
            } catch (OutcomeUnknown e) {
                throw e;
            } catch (SQLException e) {
                var retry = switch (DatabaseFailure.of(e)) {
                    case UNREACHABLE -> System.nanoTime() - deadline < 0;
                    case CONFLICT -> attempt < MAX_ATTEMPTS;
                    case PERMANENT -> false;
                };
                if (!retry) {
                    throw e;
                }
            }
        }
    }

    private List<ShareOutcome> write(Connection connection, List<PendingShare> shares) throws SQLException {
        connection.setAutoCommit(false);
        List<ShareOutcome> outcomes;
        try {
            outcomes = batch.write(connection, shares);
        } catch (SQLException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
        try {
            connection.commit();
        } catch (SQLException e) {
            rollBack(connection, e);
            if (DatabaseFailure.of(e) != DatabaseFailure.UNREACHABLE) {
                throw e;
            }
            popularity.scheduleUpdate(shares.stream().map(PendingShare::post).toList());
            throw new OutcomeUnknown(e);
        }
        return outcomes;
    }

    private static void rollBack(Connection connection, Exception why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            why.addSuppressed(e);
        }
    }

    private void complete(List<PendingShare> shares, List<ShareOutcome> outcomes) {
        var changed = new ArrayList<UUID>();
        for (int i = 0; i < shares.size(); i++) {
            if (outcomes.get(i).counted()) {
                changed.add(shares.get(i).post());
            }
        }
        if (!changed.isEmpty()) {
            popularity.scheduleUpdate(changed);
            changes.announceCommitted(
                    Change.of(changed.stream().map(ShareReader::key).collect(toSet()).toArray(String[]::new)));
        }
        for (int i = 0; i < shares.size(); i++) {
            shares.get(i).outcome().complete(outcomes.get(i));
        }
    }

    /** The connection was lost during the commit, so the shares may or may not be counted. */
    private static final class OutcomeUnknown extends SQLException {

        private static final long serialVersionUID = 1L;

        OutcomeUnknown(SQLException e) {
            super(e.getMessage(), e.getSQLState(), e);
        }
    }
}
