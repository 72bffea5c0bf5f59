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
 * Turns {@code standfirst.db.*} into the settings of the one datasource and persistence unit that are active.
 *
 * <p>
 * A config source, because Quarkus decides what is active from its configuration alone, before any bean exists.
 */
public class DatabaseConfigSourceFactory implements ConfigSourceFactory {

    static final String URL = "standfirst.db.url";
    static final String DEFAULT_URL = "jdbc:h2:file:./data/standfirst";
    static final String POOL_SIZE = "standfirst.db.pool-size";

    /**
     * How many requests are worked at for each processor: while some wait for the database, others keep it busy. With more,
     * each waits longer, and the processes of a database beside us push each other out of the processor's caches.
     */
    private static final int REQUESTS_PER_PROCESSOR = 5;

    /** For those that are no requests: jobs, shares and totals. */
    private static final int CONNECTIONS_BESIDE = 6;
    private static final String NOWHERE = "jdbc:h2:mem:";

    /** Above application.properties (250), below the environment (300), so that an operator can still override a detail. */
    private static final int ORDINAL = 275;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var given = valueOr(context, URL, DEFAULT_URL);
        // An exception from here would reach the operator as a stack trace: Schema refuses to start with such a URL.
        var url = DatabaseKind.of(given).isPresent() ? given : NOWHERE;
        var active = DatabaseKind.of(url).orElseThrow();
        Map<String, String> settings = new HashMap<>();
        for (var kind : DatabaseKind.values()) {
            var isActive = String.valueOf(kind == active);
            settings.put("quarkus.datasource." + kind.unit + ".active", isActive);
            settings.put("quarkus.hibernate-orm." + kind.unit + ".active", isActive);
            settings.put("quarkus.flyway." + kind.unit + ".active", isActive);
        }
        var datasource = "quarkus.datasource." + active.unit;
        settings.put(datasource + ".jdbc.url", active == DatabaseKind.H2 ? durable(url) : url);
        settings.put(datasource + ".username", valueOr(context, "standfirst.db.user", active == DatabaseKind.H2 ? "sa" : ""));
        settings.put(datasource + ".password", valueOr(context, "standfirst.db.password", ""));
        var connections = Integer.parseInt(valueOr(context, POOL_SIZE, defaultPoolSize()));
        settings.put(POOL_SIZE, String.valueOf(connections));
        settings.put("quarkus.thread-pool.max-threads", String.valueOf(threads(connections)));
        return List.of(new PropertiesConfigSource(settings, "standfirst database", ORDINAL));
    }

    private static String defaultPoolSize() {
        return String.valueOf(Runtime.getRuntime().availableProcessors() * REQUESTS_PER_PROCESSOR + CONNECTIONS_BESIDE);
    }

    /**
     * Nearly all work is done with a connection, and a thread without one can only wait. The queue is before the threads, where
     * waiting costs nothing and can be refused.
     */
    private static int threads(int connections) {
        return Math.max(connections - CONNECTIONS_BESIDE, (connections + 1) / 2);
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    /**
     * H2 delays writing a commit by 500 ms unless told otherwise, which would lose what was already answered. It also closes
     * itself in a shutdown hook of its own, under requests that are still being finished.
     */
    private static String durable(String url) {
        var settings = new StringBuilder(url);
        var given = url.toUpperCase(Locale.ROOT);
        for (var setting : List.of("WRITE_DELAY=0", "DB_CLOSE_ON_EXIT=FALSE", "LOCK_TIMEOUT=10000")) {
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
