package dev.standfirst.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server that writes each commit to disk before it acknowledges it, as in production and unlike other tests. */
final class DurablePostgres implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private DurablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static DurablePostgres start() throws IOException, SQLException {
        var postgres = new DurablePostgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start());
        for (var setting : new String[] { "fsync", "synchronous_commit" }) {
            if (!postgres.value("show " + setting).equals("on")) {
                throw new IllegalStateException(setting + " is off");
            }
        }
        return postgres;
    }

    /** Settings of a service that uses this server. */
    Map<String, String> settings() {
        return Map.of("STANDFIRST_DB_URL", url(), "STANDFIRST_DB_USER", "postgres");
    }

    /** The single value of a query. */
    String value(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Ends the server at once, as a failure does (SIGQUIT), and starts it again, so that it recovers. */
    void crash() throws Exception {
        var folder = Path.of(value("show data_directory"));
        var postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        var process = ProcessHandle.of(postmaster).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster)).start().waitFor();
        process.onExit().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        // The same command as before; the server refuses to run as root, so the library uses unshare, too.
        var command = "exec " + Files.readString(folder.resolve("postmaster.opts")).strip();
        var start = System.getProperty("user.name").equals("root") ? new ProcessBuilder("unshare", "-U", "sh", "-c", command)
                : new ProcessBuilder("sh", "-c", command);
        start.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                value("select 1");
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(50);
            }
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
