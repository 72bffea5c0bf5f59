package dev.standfirst.database;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

/** Runs a part of a transaction that can be rolled back without the rest. */
@Singleton
public class Savepoints {

    private static final String NAME = "part";

    private final CurrentSession session;

    Savepoints(CurrentSession session) {
        this.session = session;
    }

    /**
     * Runs a part of the current transaction with a cleared session, which is flushed and cleared again at the end. If the
     * part throws an exception, its changes are rolled back and the transaction can continue.
     */
    public <T> T attempt(Supplier<T> part) {
        var current = session.get();
        current.flush();
        current.clear();
        execute("savepoint " + NAME);
        try {
            var result = part.get();
            current.flush();
            execute("release savepoint " + NAME);
            return result;
        } catch (RuntimeException e) {
            current.clear();
            execute("rollback to savepoint " + NAME);
            throw e;
        } finally {
            current.clear();
        }
    }

    /**
     * Savepoints are SQL statements, because the connection pool rejects JDBC's {@code rollback(Savepoint)} in a JTA
     * transaction.
     */
    private void execute(String sql) {
        session.get().doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
