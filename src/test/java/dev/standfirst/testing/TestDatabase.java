package dev.standfirst.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Gives the service an empty database: H2 in a file, or a real PostgreSQL server if the system property
 * {@code standfirst.test.database} is {@code postgresql}. The build runs every API test on both.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {

    /** Token of the admin that the first start creates. */
    public static final String ADMIN_TOKEN = "sfp_the-admin-of-the-tests-and-of-nothing-else";

    private static final String DATABASE = "standfirst.test.database";

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(Map.of(
                "standfirst.admin.token", ADMIN_TOKEN,
                "standfirst.demo", "false",
                "standfirst.shares.per-minute", "1000000",
                "standfirst.site.title", "The Harbour Review",
                "standfirst.site.url", "https://harbour.example"));
        try {
            if (isPostgres()) {
                postgres = EmbeddedPostgres.builder().start();
                settings.put("standfirst.db.url", postgres.getJdbcUrl("postgres", "postgres"));
                settings.put("standfirst.db.user", "postgres");
            } else {
                var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "h2-");
                settings.put("standfirst.db.url", "jdbc:h2:file:" + folder.toAbsolutePath().resolve("standfirst"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    @Override
    public void stop() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Chooses the database of all tests in this JVM: {@code h2} or {@code postgresql}. */
    public static void choose(String database) {
        System.setProperty(DATABASE, database);
    }

    /** Whether the tests run on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty(DATABASE));
    }
}
