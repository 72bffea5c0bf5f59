package dev.standfirst.database.broadcast;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Consumer;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentDataSource;

/**
 * Says something to all instances on the same database, as part of the transaction that makes it true, and hears what others
 * say: by PostgreSQL's {@code NOTIFY} and {@code LISTEN}, on a connection of its own. Who uses an embedded database is alone.
 *
 * <p>
 * A connection can break without a word. So this one is asked something several times a second, and {@link #isHeard} is false
 * when there was no answer for a while; after it came back, what was said meanwhile is lost, and a gap is reported.
 */
@Singleton
public class Broadcast {

    private static final Logger LOG = Logger.getLogger(Broadcast.class);

    private static final String CHANNEL = "standfirst_changes";

    /** PostgreSQL's limit, less one. */
    private static final int MOST_BYTES = 7_999;

    private static final int LISTEN_MILLIS = 200;
    private static final int REST_MILLIS = 200;

    /** What another instance has answered may be hidden here for so long, and no longer; the contract allows one second. */
    private static final long DEAF_AFTER = MILLISECONDS.toNanos(900);

    private final CurrentDataSource dataSource;
    private final ActiveDatabase database;
    private final Config config;
    private volatile @Nullable Thread listener;
    private volatile long heardAt = System.nanoTime() - DEAF_AFTER;

    Broadcast(CurrentDataSource dataSource, ActiveDatabase database, Config config) {
        this.dataSource = dataSource;
        this.database = database;
        this.config = config;
    }

    /** Whether the text is short enough. */
    public static boolean canSend(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Within a transaction, until its very end, and said only if that is committed. */
    public void send(String text) {
        if (database.isEmbedded()) {
            return;
        }
        // Not by the session, which may have let go of its connection by then.
        try (var connection = dataSource.get().getConnection();
                var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, text);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The other instances cannot be told", e);
        }
    }

    /** Whether all has been heard that was said up to a second ago. */
    public boolean isHeard() {
        return database.isEmbedded() || System.nanoTime() - heardAt < DEAF_AFTER;
    }

    /**
     * To be called once, at the start.
     *
     * @param text what is called for each text, this instance's own among them
     * @param gap what is called when some may have been missed
     */
    public void listen(Consumer<String> text, Runnable gap) {
        if (!database.isEmbedded()) {
            var thread = new Thread(() -> listenForEver(text, gap), "broadcast");
            thread.setDaemon(true);
            listener = thread;
            thread.start();
        }
    }

    @PreDestroy
    void stop() {
        listener = null;
    }

    private boolean isWanted() {
        return listener == Thread.currentThread();
    }

    private void listenForEver(Consumer<String> text, Runnable gap) {
        var complained = false;
        while (isWanted()) {
            var before = heardAt;
            try (var connection = connect()) {
                listen(connection, text, gap);
            } catch (SQLException | RuntimeException e) {
                // Once for each time that it breaks, not for each try.
                complained &= heardAt == before;
                if (isWanted() && !complained) {
                    LOG.warnf("Not hearing the other instances, so nothing is answered from memory: %s", e.getMessage());
                    complained = true;
                }
                rest();
            }
        }
    }

    private void listen(Connection connection, Consumer<String> text, Runnable gap) throws SQLException {
        var channel = connection.unwrap(PGConnection.class);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            gap.run();
            while (isWanted()) {
                var asked = System.nanoTime();
                statement.execute("select 1");
                // What was committed before the question came before its answer.
                hand(channel.getNotifications(), text);
                heardAt = asked;
                hand(channel.getNotifications(LISTEN_MILLIS), text);
            }
        }
    }

    private static void hand(PGNotification @Nullable [] notifications, Consumer<String> text) {
        if (notifications != null) {
            for (var notification : notifications) {
                text.accept(notification.getParameter());
            }
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        PGProperty.USER.set(settings, value("username"));
        PGProperty.PASSWORD.set(settings, value("password"));
        PGProperty.APPLICATION_NAME.set(settings, "standfirst broadcast");
        PGProperty.CONNECT_TIMEOUT.set(settings, 2);
        PGProperty.SOCKET_TIMEOUT.set(settings, 2);
        var connection = new Driver().connect(value("jdbc.url"), settings);
        if (connection == null) {
            throw new SQLException("The database has another URL than PostgreSQL's");
        }
        return connection;
    }

    private @Nullable String value(String setting) {
        return config.getOptionalValue("quarkus.datasource.pg." + setting, String.class).orElse(null);
    }

    private static void rest() {
        try {
            Thread.sleep(REST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
