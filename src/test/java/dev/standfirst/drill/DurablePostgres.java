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

/** A PostgreSQL server that writes a commit to the disk before it says so, as in production; tests do without otherwise. */
final class DurablePostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /** Ends the server as a failure would, without a word to anybody (SIGQUIT), and starts it again, which has it recover. */
    void crash() throws Exception {
        var folder = Path.of(text("show data_directory"));
        var postmaster = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        var process = ProcessHandle.of(postmaster).orElseThrow();
        new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster)).start().waitFor();
        process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        // What it was started with; and as the library does, for the server refuses to be root.
        var command = "exec " + Files.readString(folder.resolve("postmaster.opts")).strip();
        var start = System.getProperty("user.name").equals("root") ? new ProcessBuilder("unshare", "-U", "sh", "-c", command)
                : new ProcessBuilder("sh", "-c", command);
        start.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                text("select 1");
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
