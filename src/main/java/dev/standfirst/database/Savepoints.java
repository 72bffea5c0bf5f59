package dev.standfirst.database;

import java.util.function.Supplier;

import jakarta.inject.Singleton;

/** Undoes one part of a transaction and keeps the rest. */
@Singleton
public class Savepoints {

    private static final String NAME = "part";

    private final CurrentSession session;

    Savepoints(CurrentSession session) {
        this.session = session;
    }

    /**
     * Runs a part of the current transaction, by itself in the session: what it has loaded and changed is written and
     * forgotten at its end. Where it throws, all that it has done is undone, and the transaction can go on.
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

    /** In SQL: the connection pool refuses JDBC's way of going back within a transaction that it does not manage itself. */
    private void execute(String sql) {
        session.get().doWork(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }
}
