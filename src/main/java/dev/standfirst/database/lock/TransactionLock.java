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
 * Lets one transaction at a time do something that has a name, on whichever instance, and keeps nobody waiting: who
 * comes second is told so at once. The lock ends with its transaction, also where that ends with the process.
 *
 * <p>
 * PostgreSQL has such locks. Whoever uses an embedded database is in this process, where a map will do.
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
     * To be called within the transaction that is to hold it.
     *
     * @return whether the current transaction has the lock now
     */
    public boolean tryTake(String name) {
        return database.isEmbedded() ? tryTakeHere(name) : tryTakeThere(name);
    }

    private boolean tryTakeThere(String name) {
        return session.get().createNativeQuery("select pg_try_advisory_xact_lock(:number)", Boolean.class)
                .setParameter("number", number(name)).getSingleResult();
    }

    private boolean tryTakeHere(String name) {
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

    /** PostgreSQL's locks are numbered: by 64 bits that no two names have in common by chance. */
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
            // What it holds, it holds until the commit is through.
        }

        @Override
        public void afterCompletion(int status) {
            holders.remove(name);
        }
    }
}
