package dev.standfirst.database.lock;

import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;
import jakarta.persistence.LockTimeoutException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jspecify.annotations.Nullable;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.JdbcValues;

/**
 * Inserts a row unless its key exists. Of two transactions that insert the same key, the second waits for the end of the
 * first, and then inserts nothing unless the first was rolled back.
 *
 * <p>
 * PostgreSQL behaves like this by itself. H2 lets the second transaction retry in a busy loop, which slows down the first. All
 * users of an embedded database are in this process, so on H2 the second transaction waits here, in Java.
 */
@Singleton
public class ExclusiveInsert {

    /** SQLSTATE of H2 for a key that another row has. */
    private static final String DUPLICATE_KEY = "23505";

    /** Equal to the lock timeout of H2. */
    private static final int LOCK_TIMEOUT_SECONDS = 10;

    private final ConcurrentMap<Object, Turn> turns = new ConcurrentHashMap<>();
    private final CurrentSession session;
    private final ActiveDatabase database;
    private final TransactionSynchronizationRegistry transactions;

    ExclusiveInsert(CurrentSession session, ActiveDatabase database, TransactionSynchronizationRegistry transactions) {
        this.session = session;
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Inserts a row in the current transaction.
     *
     * @param key columns that are unique together
     * @param others all other columns
     * @return false if a row with this key exists
     */
    public boolean tryInsert(String table, Map<String, ?> key, Map<String, ?> others) {
        var turn = database.isEmbedded() ? takeTurn(List.of(table, key)) : null;
        var isNew = false;
        try {
            isNew = insert(table, key, others);
        } finally {
            if (turn != null && !isNew) {
                turn.end();
            }
        }
        return isNew;
    }

    /** In plain SQL, because Hibernate translates an insert in HQL anew each time. */
    private boolean insert(String table, Map<String, ?> key, Map<String, ?> others) {
        var row = new LinkedHashMap<String, Object>(key);
        row.putAll(others);
        var sql = "insert into %s (%s) values (%s)".formatted(table, String.join(", ", row.keySet()),
                String.join(", ", Collections.nCopies(row.size(), "?")));
        return session.get().doReturningWork(connection -> {
            try (var insert = connection.prepareStatement(database.isEmbedded() ? sql : sql + " on conflict do nothing")) {
                JdbcValues.set(insert, List.copyOf(row.values()));
                return insert.executeUpdate() == 1;
            } catch (SQLIntegrityConstraintViolationException e) {
                // H2 has no “on conflict”, and undoes only the statement that fails.
                if (e.getSQLState().equals(DUPLICATE_KEY)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Returns null if the current transaction holds the key already. */
    private @Nullable Turn takeTurn(Object key) {
        var mine = new Turn(key, transactions.getTransactionKey());
        for (var other = turns.putIfAbsent(key, mine); other != null; other = turns.putIfAbsent(key, mine)) {
            if (other.transaction.equals(mine.transaction)) {
                return null;
            }
            other.awaitEnd();
        }
        try {
            transactions.registerInterposedSynchronization(mine);
        } catch (RuntimeException e) {
            mine.end();
            throw e;
        }
        return mine;
    }

    /** Right of one transaction to insert a key, until it is committed or rolled back. */
    private final class Turn implements Synchronization {

        private final Object key;
        private final Object transaction;
        private final CountDownLatch over = new CountDownLatch(1);

        Turn(Object key, Object transaction) {
            this.key = key;
            this.transaction = transaction;
        }

        void awaitEnd() {
            try {
                if (!over.await(LOCK_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    throw new LockTimeoutException("Another transaction is still inserting " + key);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LockTimeoutException("Interrupted while another transaction was inserting " + key);
            }
        }

        void end() {
            turns.remove(key, this);
            over.countDown();
        }

        @Override
        public void beforeCompletion() {
            // The turn ends after the commit.
        }

        @Override
        public void afterCompletion(int status) {
            end();
        }
    }
}
