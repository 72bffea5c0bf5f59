package dev.standfirst.testing;

import java.sql.SQLException;

import org.hibernate.resource.jdbc.spi.StatementInspector;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;

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

    private static String strike(String sql) {
        var accident = next;
        if (accident != null) {
            throw new IllegalStateException(accident);
        }
        return sql;
    }

    /** On the way to the database; the connection itself stays whole. */
    @PersistenceUnitExtension("h2")
    static class OfH2 implements StatementInspector {

        private static final long serialVersionUID = 1L;

        @Override
        public String inspect(String sql) {
            return strike(sql);
        }
    }

    @PersistenceUnitExtension("pg")
    static class OfPostgres implements StatementInspector {

        private static final long serialVersionUID = 1L;

        @Override
        public String inspect(String sql) {
            return strike(sql);
        }
    }
}
