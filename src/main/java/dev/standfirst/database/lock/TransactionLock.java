package dev.standfirst.database.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import dev.standfirst.crypto.Hashes;
import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;

/**
 * Locks with names, each held by one transaction at a time among all instances. A second transaction does not wait. The
 * lock ends with its transaction, even if the process is killed.
 *
 * <p>
 * On PostgreSQL these are advisory locks. All users of an embedded database are in this process, so on H2 a map is enough.
 */
@Singleton
public class TransactionLock {

    private final ConcurrentMap<String, Object> holders = new ConcurrentHashMap<>();
    private final CurrentSession session;
    private final ActiveDatabase database;
    private final TransactionSynchronizationRegistry transactions;

    TransactionLock(CurrentSession session, ActiveDatabase database, TransactionSynchronizationRegistry transactions) {
        this.session = session;
        this.database = database;
        this.transactions = transactions;
    }

    /**
     * Acquires a lock for the current transaction.
     *
     * @return false if another transaction holds the lock
     */
    public boolean tryAcquire(String name) {
        return database.isEmbedded() ? tryAcquireInProcess(name) : tryAcquireInPostgres(name);
    }

    private boolean tryAcquireInPostgres(String name) {
        return session.get().createNativeQuery("select pg_try_advisory_xact_lock(:number)", Boolean.class)
                .setParameter("number", number(name)).getSingleResult();
    }

    private boolean tryAcquireInProcess(String name) {
        var transaction = transactions.getTransactionKey();
        var holder = holders.putIfAbsent(name, transaction);
        if (holder != null) {
            return holder.equals(transaction);
        }
        try {
            transactions.registerInterposedSynchronization(new Release(name));
        } catch (RuntimeException e) {
            holders.remove(name);
            throw e;
        }
        return true;
    }

    /** Computes the number of a PostgreSQL lock: 64 bits of a hash, which do not collide by chance. */
    private static long number(String name) {
        return ByteBuffer.wrap(Hashes.sha256(name.getBytes(UTF_8))).getLong();
    }

    private final class Release implements Synchronization {

        private final String name;

        Release(String name) {
            this.name = name;
        }

        @Override
        public void beforeCompletion() {
            // The lock ends after the commit.
        }

        @Override
        public void afterCompletion(int status) {
            holders.remove(name);
        }
    }
}
