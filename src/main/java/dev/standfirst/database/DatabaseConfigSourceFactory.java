package dev.standfirst.database;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;

/**
 * Translates {@code standfirst.db.*} into the settings of the active datasource and persistence unit.
 *
 * <p>
 * This is a config source because Quarkus activates datasources from its configuration alone, before any bean exists.
 */
public class DatabaseConfigSourceFactory implements ConfigSourceFactory {

    static final String URL = "standfirst.db.url";
    static final String DEFAULT_URL = "jdbc:h2:file:./data/standfirst";
    static final String POOL_SIZE = "standfirst.db.pool-size";

    /**
     * Requests processed at the same time per processor: while some wait for the database, others use the processor. With
     * more, each request waits longer, and the processes of a database on the same machine evict each other's processor
     * caches.
     */
    private static final int REQUESTS_PER_PROCESSOR = 5;

    /** Connections for work outside of requests: jobs, shares and popularity. */
    private static final int BACKGROUND_CONNECTIONS = 6;
    /** In-memory database that stands in for an invalid URL until the start is refused. */
    private static final String PLACEHOLDER_URL = "jdbc:h2:mem:";

    /** Above application.properties (250) and below the environment (300), so that an operator can override each setting. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var given = valueOr(context, URL, DEFAULT_URL);
        // An exception thrown here would be shown as a stack trace. Schema rejects an invalid URL with one sentence.
        var url = DatabaseKind.of(given).isPresent() ? given : PLACEHOLDER_URL;
        var active = DatabaseKind.of(url).orElseThrow();
        Map<String, String> settings = new HashMap<>();
        for (var kind : DatabaseKind.values()) {
            var isActive = String.valueOf(kind == active);
            settings.put("quarkus.datasource." + kind.unit + ".active", isActive);
            settings.put("quarkus.hibernate-orm." + kind.unit + ".active", isActive);
            settings.put("quarkus.flyway." + kind.unit + ".active", isActive);
        }
        var datasource = "quarkus.datasource." + active.unit;
        settings.put(datasource + ".jdbc.url", active == DatabaseKind.H2 ? withDurability(url) : url);
        settings.put(datasource + ".username", valueOr(context, "standfirst.db.user", active == DatabaseKind.H2 ? "sa" : ""));
        settings.put(datasource + ".password", valueOr(context, "standfirst.db.password", ""));
        var connections = Integer.parseInt(valueOr(context, POOL_SIZE, defaultPoolSize()));
        settings.put(POOL_SIZE, String.valueOf(connections));
        settings.put("quarkus.thread-pool.max-threads", String.valueOf(threads(connections)));
        return List.of(new PropertiesConfigSource(settings, "standfirst database", ORDINAL));
    }

    private static String defaultPoolSize() {
        return String.valueOf(Runtime.getRuntime().availableProcessors() * REQUESTS_PER_PROCESSOR + BACKGROUND_CONNECTIONS);
    }

    /**
     * Nearly all requests need a connection, and a thread without one can only wait. Requests therefore wait in the admission
     * queue before they get a thread, where waiting costs nothing and they can be rejected.
     */
    private static int threads(int connections) {
        return Math.max(connections - BACKGROUND_CONNECTIONS, (connections + 1) / 2);
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    /**
     * Adds settings to an H2 URL that it does not contain. By default H2 writes a commit up to 500 ms later, so that a
     * crash would lose acknowledged changes, and closes itself in a shutdown hook while requests are still running. Locks
     * time out after 10 s. Its trace file would repeat errors that the service logs, and grow without a bound.
     */
    private static String withDurability(String url) {
        var settings = new StringBuilder(url);
        var given = url.toUpperCase(Locale.ROOT);
        for (var setting : List.of("WRITE_DELAY=0", "DB_CLOSE_ON_EXIT=FALSE", "LOCK_TIMEOUT=10000",
                "TRACE_LEVEL_FILE=0")) {
            if (!given.contains(";" + setting.substring(0, setting.indexOf('=') + 1))) {
                settings.append(';').append(setting);
            }
        }
        return settings.toString();
    }

    private static String valueOr(ConfigSourceContext context, String name, String fallback) {
        var value = context.getValue(name);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? fallback : value.getValue().strip();
    }
}
