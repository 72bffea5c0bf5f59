package dev.standfirst.database;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.hibernate.Session;

import io.quarkus.hibernate.orm.PersistenceUnit.PersistenceUnitLiteral;

/** The Hibernate session of the database in use. Inject this in place of an {@code EntityManager}: there is no default unit. */
@Singleton
public class CurrentSession {

    private final Instance<Session> sessions;
    private final ActiveDatabase database;

    CurrentSession(@Any Instance<Session> sessions, ActiveDatabase database) {
        this.sessions = sessions;
        this.database = database;
    }

    /** Bound to the current transaction; outside of one it is good for reading only. */
    public Session get() {
        return sessions.select(new PersistenceUnitLiteral(database.kind().unit)).get();
    }
}
