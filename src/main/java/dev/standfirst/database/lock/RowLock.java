package dev.standfirst.database.lock;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;

/**
 * Locks rows against deletion while rows that refer to them are written. The lock ends with the transaction. On PostgreSQL
 * several transactions can hold it at the same time, and change the row as long as they leave its key alone. H2 has exclusive
 * row locks only.
 */
@Singleton
public class RowLock {

    private static final String SELECT_ONE = "select id from %s where id = :id %s";

    /** Ordered by key, so that two transactions that lock several rows never wait for each other in a deadlock. */
    private static final String SELECT_MANY = "select id from %s where id = any(?) order by id %s";

    private final CurrentSession session;
    private final String clause;

    RowLock(CurrentSession session, ActiveDatabase database) {
        this.session = session;
        this.clause = database.isEmbedded() ? "for update" : "for key share";
    }

    /**
     * Locks one row in the current transaction.
     *
     * @param table a table with a primary key {@code id}
     * @return false if the row does not exist
     */
    public boolean preventDeletion(String table, UUID id) {
        return !session.get().createNativeQuery(SELECT_ONE.formatted(table, clause), UUID.class)
                .setParameter("id", id).getResultList().isEmpty();
    }

    /**
     * Locks several rows in the transaction of a connection.
     *
     * @param table a table with a primary key {@code id}
     * @return ids of the rows that exist
     */
    public Set<UUID> preventDeletion(Connection connection, String table, Collection<UUID> ids) throws SQLException {
        var locked = new HashSet<UUID>();
        try (var statement = connection.prepareStatement(SELECT_MANY.formatted(table, clause))) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    locked.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return locked;
    }
}
