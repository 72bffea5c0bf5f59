package dev.standfirst.database.lock;

import static java.util.stream.Collectors.joining;

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
     * @param entity name of the entity in HQL
     * @param key attributes that are unique together
     * @param others all other attributes
     * @return false if a row with this key exists
     */
    public boolean tryInsert(String entity, Map<String, ?> key, Map<String, ?> others) {
        var turn = database.isEmbedded() ? takeTurn(List.of(entity, key)) : null;
        var isNew = false;
        try {
            isNew = insert(entity, key, others);
        } finally {
            if (turn != null && !isNew) {
                turn.end();
            }
        }
        return isNew;
    }

    private boolean insert(String entity, Map<String, ?> key, Map<String, ?> others) {
        var values = new LinkedHashMap<String, Object>(key);
        values.putAll(others);
        var insert = session.get().createMutationQuery("insert into " + entity + " (" + String.join(", ", values.keySet())
                + ") values (" + values.keySet().stream().map(name -> ":" + name).collect(joining(", "))
                + ") on conflict do nothing");
        values.forEach(insert::setParameter);
        return insert.executeUpdate() == 1;
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
