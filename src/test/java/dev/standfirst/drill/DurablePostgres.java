package dev.standfirst.drill;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server that writes a commit to the disk before it says so, as in production; tests do without otherwise. */
final class DurablePostgres implements AutoCloseable {

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static DurablePostgres start() throws IOException, SQLException {
        var postgres = new DurablePostgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start());
        for (var setting : new String[] { "fsync", "synchronous_commit" }) {
            if (!postgres.text("show " + setting).equals("on")) {
                throw new IllegalStateException(setting + " is off");
            }
        }
        return postgres;
    }

    /** The settings of a service that uses it. */
    Map<String, String> settings() {
        return Map.of("STANDFIRST_DB_URL", url(), "STANDFIRST_DB_USER", "postgres");
    }

    /** The one value that the query gives. */
    String text(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }
}
