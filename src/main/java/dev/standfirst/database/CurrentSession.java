package dev.standfirst.database;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.hibernate.Session;

import io.quarkus.hibernate.orm.PersistenceUnit.PersistenceUnitLiteral;

/** Hibernate session of the active database. Inject this and not an {@code EntityManager}: there is no default unit. */
@Singleton
public class CurrentSession {

    private final Session session;

    CurrentSession(@Any Instance<Session> sessions, ActiveDatabase database) {
        this.session = sessions.select(new PersistenceUnitLiteral(database.kind().unit)).get();
    }

    /**
     * Returns the session of the current transaction. Outside of a transaction it belongs to the request and is for reading
     * only. Each statement then reads the latest committed data, as it would within a transaction, which costs one more
     * round trip.
     */
    public Session get() {
        return session;
    }
}
