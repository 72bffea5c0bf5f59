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
import dev.standfirst.start.Startup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Writes shares in the order in which they come, as many at a time as have come while the last ones were written, and says
 * what became of each once that is committed. A post that everybody shares is one row: to write it for each of them would have
 * each wait for all before it. A share that comes alone is written at once. One that comes soon after others waits a moment
 * for more, so that shares which trickle in leave the machine to those who read.
 */
@Singleton
class ShareQueue {

    private static final Logger LOG = Logger.getLogger(ShareQueue.class);

    /**
     * A transaction that was the victim of a deadlock, or met a row that is being deleted, is tried so often; after that its
     * shares are tried one by one.
     */
    private static final int TRIES = 3;

    /**
     * In nanoseconds, from the end of one transaction to the beginning of the next, and so the longest wait for others to come.
     * Whoever was just answered may come again: to begin with the first of them would leave the others to yet another one.
     */
    private static final long SPACING = Duration.ofMillis(2).toNanos();

    /** So many are worth a transaction at once: to wait for more would leave a busy machine idle. */
    private static final int ENOUGH = 32;

    /** A pool may hold broken connections, each of which is found out by being used. */
    private static final Duration PATIENCE_WITH_CONNECTIONS = Duration.ofSeconds(2);

    /** For what is still to be written when the service stops. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);

    /** Tells the writer that nothing comes behind it. */
    private static final PendingShare END = new PendingShare(new UUID(0, 0), "", null, List.of());

    private final BlockingQueue<PendingShare> queue;
    private final ShareBatch batch;
    private final int mostAtOnce;
    private final CurrentDataSource dataSource;
    private final Changes changes;
    private final PopularityFollower unsettled;
    private @Nullable Thread writer;
    private volatile boolean hasEnded;

    @Inject
    ShareQueue(ShareConfig config, ShareBatch batch, CurrentDataSource dataSource, Changes changes,
            PopularityFollower unsettled) {
        this.queue = new ArrayBlockingQueue<>(config.queue());
        this.batch = batch;
        this.mostAtOnce = config.batch();
        this.dataSource = dataSource;
        this.changes = changes;
        this.unsettled = unsettled;
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        writer = new Thread(this::writeUntilTheEnd, "shares");
        writer.start();
    }

    /** What has been taken is written; requests in flight have been waited for by then. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        if (writer != null) {
            queue.put(END);
            writer.join(PATIENCE_AT_THE_END.toMillis());
        }
    }

    /** Has the share written; 503 where too many wait. */
    CompletionStage<ShareOutcome> commit(PendingShare share) {
        if (!queue.offer(share) || hasEnded && queue.remove(share)) {
            throw UNAVAILABLE.because("More shares are waiting than can be counted; please try again.");
        }
        return share.outcome();
    }

    private void writeUntilTheEnd() {
        var shares = new ArrayList<PendingShare>();
        var ended = System.nanoTime() - SPACING;
        try {
            while (!hasEnded) {
                shares.add(queue.take());
                if (queue.size() + 1 < Math.min(ENOUGH, mostAtOnce)) {
                    LockSupport.parkNanos(ended + SPACING - System.nanoTime());
                }
                queue.drainTo(shares, mostAtOnce - 1);
                hasEnded = shares.remove(END);
                writeAll(List.copyOf(shares));
                shares.clear();
                ended = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hasEnded = true;
            queue.drainTo(shares);
            shares.forEach(share -> share.outcome()
                    .completeExceptionally(UNAVAILABLE.because("The service is stopping. Nothing was counted.")));
        }
    }

    /** Leaves none of them without an answer, whatever happens. */
    private void writeAll(List<PendingShare> shares) {
        if (shares.isEmpty()) {
            return;
        }
        try {
            answer(shares, write(shares));
        } catch (SQLException | RuntimeException e) {
            var failure = DatabaseFailure.of(e);
            if (shares.size() > 1 && failure != DatabaseFailure.OF_CONNECTION) {
                // One that cannot be written must not be the end of all others.
                shares.forEach(share -> writeAll(List.of(share)));
            } else if (failure == DatabaseFailure.OURS) {
                // Logged by whoever answers it.
                shares.forEach(share -> share.outcome().completeExceptionally(e));
            } else {
                // In our words: the database's own may name what it keeps of a visitor.
                LOG.warnf("%d shares could not be written: %s", shares.size(), failure == DatabaseFailure.OF_CONNECTION
                        ? "the database cannot be reached"
                        : "others were writing the same, again and again");
                shares.forEach(share -> share.outcome().completeExceptionally(UNAVAILABLE.because(e instanceof InDoubt
                        ? "The database went away. It is not known whether this was counted."
                        : "The database is busy. Nothing was counted; please try again.")));
            }
        }
    }

    private List<ShareOutcome> write(List<PendingShare> shares) throws SQLException {
        var until = System.nanoTime() + PATIENCE_WITH_CONNECTIONS.toNanos();
        for (int tries = 1;; tries++) {
            try (var connection = dataSource.get().getConnection()) {
                return write(connection, shares);
            } catch (InDoubt e) {
                throw e;
            } catch (SQLException e) {
                var again = switch (DatabaseFailure.of(e)) {
                    case OF_CONNECTION -> System.nanoTime() < until;
                    case OF_CONFLICT -> tries < TRIES;
                    case OURS -> false;
                };
                if (!again) {
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
            if (DatabaseFailure.of(e) != DatabaseFailure.OF_CONNECTION) {
                throw e;
            }
            unsettled.add(shares.stream().map(PendingShare::post).toList());
            throw new InDoubt(e);
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

    private void answer(List<PendingShare> shares, List<ShareOutcome> outcomes) {
        var changed = new ArrayList<UUID>();
        for (int i = 0; i < shares.size(); i++) {
            if (outcomes.get(i).counted()) {
                changed.add(shares.get(i).post());
            }
        }
        if (!changed.isEmpty()) {
            unsettled.add(changed);
            changes.announceCommitted(
                    Change.of(changed.stream().map(ShareReader::key).collect(toSet()).toArray(String[]::new)));
        }
        for (int i = 0; i < shares.size(); i++) {
            shares.get(i).outcome().complete(outcomes.get(i));
        }
    }

    /** The connection was lost while it committed, so it may be either way. */
    private static final class InDoubt extends SQLException {

        private static final long serialVersionUID = 1L;

        InDoubt(SQLException e) {
            super(e.getMessage(), e.getSQLState(), e);
        }
    }
}
