package dev.standfirst.database;

import java.util.UUID;

import jakarta.inject.Singleton;

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
     * leave its key alone. H2 has no such lock: whoever deletes the row there meets the foreign keys of what belongs to it.
     */
    public void keep(String table, UUID id) {
        if (!database.isEmbedded()) {
            session.get().createNativeQuery("select 1 from " + table + " where id = :id for key share", Integer.class)
                    .setParameter("id", id).getResultList();
        }
    }
}
