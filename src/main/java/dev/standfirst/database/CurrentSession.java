package dev.standfirst.database;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.hibernate.Session;

import io.quarkus.hibernate.orm.PersistenceUnit.PersistenceUnitLiteral;

/** The Hibernate session of the database in use. Inject this in place of an {@code EntityManager}: there is no default unit. */
@Singleton
public class CurrentSession {

    private final Session session;

    CurrentSession(@Any Instance<Session> sessions, ActiveDatabase database) {
        this.session = sessions.select(new PersistenceUnitLiteral(database.kind().unit)).get();
    }

    /**
     * Bound to the current transaction. Outside of one it is bound to the request and good for reading only: each
     * statement sees what is committed by then, as it would within a transaction, which costs one more way to the
     * database and back.
     */
    public Session get() {
        return session;
    }
}
