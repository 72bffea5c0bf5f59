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
import dev.standfirst.start.LongLivedThreads;

/**
 * Sends texts to all instances on the same database, each as part of a transaction, and receives those of other instances,
 * by PostgreSQL's {@code NOTIFY} and {@code LISTEN} on a connection of its own. On an embedded database there are no other
 * instances.
 *
 * <p>
 * A connection can break without an error. A query therefore checks it several times a second, and {@link #isHeard} is
 * false after 900 ms without a response. Texts sent until the connection is restored are lost, and a gap is reported.
 */
@Singleton
public class Broadcast {

    private static final Logger LOG = Logger.getLogger(Broadcast.class);

    private static final String CHANNEL = "standfirst_changes";

    /** Longest payload that PostgreSQL accepts: less than 8000 bytes. */
    private static final int MAX_BYTES = 7_999;

    private static final int LISTEN_MILLIS = 200;
    private static final int RECONNECT_MILLIS = 200;

    /** In ns. A change on another instance must be visible here within the one second that the API promises. */
    private static final long MAX_SILENCE = MILLISECONDS.toNanos(900);

    private final CurrentDataSource dataSource;
    private final ActiveDatabase database;
    private final Config config;
    private final LongLivedThreads threads;
    private volatile boolean isStopped;
    private volatile long heardAt = System.nanoTime() - MAX_SILENCE;

    Broadcast(CurrentDataSource dataSource, ActiveDatabase database, Config config, LongLivedThreads threads) {
        this.threads = threads;
        this.dataSource = dataSource;
        this.database = database;
        this.config = config;
    }

    /** Whether a text is short enough, up to 7,999 bytes. */
    public static boolean canSend(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** Sends a text in the current transaction; it arrives only if the transaction is committed. */
    public void send(String text) {
        if (database.isEmbedded()) {
            return;
        }
        // The session may have released its connection at the end of the transaction.
        try (var connection = dataSource.get().getConnection();
                var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, text);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The text could not be sent to the other instances", e);
        }
    }

    /** Whether all texts committed up to a second ago have been received. */
    public boolean isHeard() {
        return database.isEmbedded() || System.nanoTime() - heardAt < MAX_SILENCE;
    }

    /**
     * Starts receiving texts; to be called once, at start.
     *
     * @param text called with each text, including those of this instance
     * @param gap called when texts may have been lost
     */
    public void listen(Consumer<String> text, Runnable gap) {
        if (!database.isEmbedded()) {
            isStopped = false;
            threads.start("broadcast", true, () -> listenUntilStopped(text, gap));
        }
    }

    @PreDestroy
    void stop() {
        isStopped = true;
    }

    private boolean isRunning() {
        return !isStopped;
    }

    private void listenUntilStopped(Consumer<String> text, Runnable gap) {
        var failureIsLogged = false;
        while (isRunning()) {
            var before = heardAt;
            try (var connection = connect()) {
                listen(connection, text, gap);
            } catch (SQLException | RuntimeException e) {
                // Logs the first of several failures in a row.
                failureIsLogged &= heardAt == before;
                if (isRunning() && !failureIsLogged) {
                    LOG.warnf("Changes on other instances are not received, so cached responses are not used: %s",
                            e.getMessage());
                    failureIsLogged = true;
                }
                pause();
            }
        }
    }

    private void listen(Connection connection, Consumer<String> text, Runnable gap) throws SQLException {
        var channel = connection.unwrap(PGConnection.class);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            gap.run();
            while (isRunning()) {
                var checkedAt = System.nanoTime();
                statement.execute("select 1");
                // Texts committed before the query arrive before its result.
                deliver(channel.getNotifications(), text);
                heardAt = checkedAt;
                deliver(channel.getNotifications(LISTEN_MILLIS), text);
            }
        }
    }

    private static void deliver(PGNotification @Nullable [] notifications, Consumer<String> text) {
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
            throw new SQLException("The database URL is not one of PostgreSQL");
        }
        return connection;
    }

    private @Nullable String value(String setting) {
        return config.getOptionalValue("quarkus.datasource.pg." + setting, String.class).orElse(null);
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
