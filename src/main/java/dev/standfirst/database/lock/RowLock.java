package dev.standfirst.database.lock;

import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.share.count.ManyRows;

/** Keeps somebody else's row from being deleted while something is written that belongs to it. */
@Singleton
public class RowLock {

    private final CurrentSession session;
    private final ActiveDatabase database;

    RowLock(CurrentSession session, ActiveDatabase database) {
        this.session = session;
        this.database = database;
    }

    /**
     * Until the end of the current transaction. Others may do the same at the same time, and change the row as long as they
     * leave its key alone; but H2 has no other lock than for one alone.
     *
     * @return whether there is such a row
     */
    public boolean keep(String table, UUID id) {
        return !session.get()
                .createNativeQuery("select id from " + table + " where id = :id " + ManyRows.keeping(database), UUID.class)
                .setParameter("id", id).getResultList().isEmpty();
    }
}
