package dev.standfirst.testing;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;

/** What the database does to whoever asks it for something, as long as a test says so. */
public final class Accidents {

    private static volatile SQLException next;

    private Accidents() {
    }

    /** Everybody gets it, whatever they ask for, until the work is done. */
    public static void during(SQLException accident, Runnable work) {
        next = accident;
        try {
            work.run();
        } finally {
            next = null;
        }
    }

    private static void strike() {
        var accident = next;
        if (accident != null) {
            throw new IllegalStateException(accident);
        }
    }

    /** On the way to a connection. */
    @Singleton
    @DataSource("h2")
    static class OfH2 implements AgroalPoolInterceptor {

        @Override
        public void onConnectionAcquire(Connection connection) {
            strike();
        }
    }

    @Singleton
    @DataSource("pg")
    static class OfPostgres implements AgroalPoolInterceptor {

        @Override
        public void onConnectionAcquire(Connection connection) {
            strike();
        }
    }
}
