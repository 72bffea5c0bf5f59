package dev.standfirst.testing;

import java.sql.SQLException;

import org.hibernate.resource.jdbc.spi.StatementInspector;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;

/** Makes every statement fail with an error that a test chooses. */
public final class Accidents {

    private static volatile SQLException current;

    private Accidents() {
    }

    /** Fails every statement of every thread with the error, until the work is done. */
    public static void during(SQLException error, Runnable work) {
        current = error;
        try {
            work.run();
        } finally {
            current = null;
        }
    }

    private static String failIfDue(String sql) {
        var error = current;
        if (error != null) {
            throw new IllegalStateException(error);
        }
        return sql;
    }

    /** Fails before the statement reaches the database, so the connection itself stays usable. */
    @PersistenceUnitExtension("h2")
    static class OfH2 implements StatementInspector {

        private static final long serialVersionUID = 1L;

        @Override
        public String inspect(String sql) {
            return failIfDue(sql);
        }
    }

    @PersistenceUnitExtension("pg")
    static class OfPostgres implements StatementInspector {

        private static final long serialVersionUID = 1L;

        @Override
        public String inspect(String sql) {
            return failIfDue(sql);
        }
    }
}
