package dev.standfirst.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.standfirst.start.LongLivedThreads;
import dev.standfirst.start.Startup;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Watches the embedded database, which closes itself for good when a write fails, such as on a full disk. While the disk is
 * nearly full, writes are rejected before they reach the database, so that it stays open for readers. If it is closed
 * nevertheless, all connections are closed, and the next one opens it again.
 */
@Singleton
public class EmbeddedDatabase {

    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ActiveDatabase database;
    private final CurrentDataSource dataSource;
    private final DatabaseConfig config;
    private final LongLivedThreads threads;
    private @Nullable Thread thread;
    private @Nullable Path folder;
    private volatile boolean isStopping;
    private volatile boolean isFull;

    EmbeddedDatabase(ActiveDatabase database, CurrentDataSource dataSource, DatabaseConfig config, LongLivedThreads threads) {
        this.database = database;
        this.dataSource = dataSource;
        this.config = config;
        this.threads = threads;
    }

    void start(@Observes @Priority(Startup.JOBS) StartupEvent start) {
        if (database.isEmbedded()) {
            thread = threads.start("database", true, this::watch);
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        isStopping = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Whether the disk of the embedded database has too little space for writes. */
    public boolean isFull() {
        return isFull;
    }

    private void watch() throws InterruptedException {
        while (!isStopping) {
            checkSpace();
            reopenIfClosed();
            Thread.sleep(INTERVAL.toMillis());
        }
    }

    private void checkSpace() {
        try {
            if (folder == null) {
                folder = findFolder();
            }
            var full = folder != null && Files.getFileStore(folder).getUsableSpace() < config.minFreeSpace().asLongValue();
            if (full != isFull) {
                isFull = full;
                if (full) {
                    LOG.errorf("The disk of the database is nearly full: all writes are rejected until %s has %d bytes again",
                            folder, config.minFreeSpace().asLongValue());
                } else {
                    LOG.info("The disk of the database has space again: writes are accepted");
                }
            }
        } catch (IOException e) {
            LOG.debugf(e, "The free space of %s is not known", folder);
        } catch (SQLException e) {
            LOG.debug("The folder of the database is not known", e);
        }
    }

    /** Folder of the database file; null for a database in memory or on a server. */
    private @Nullable Path findFolder() throws SQLException {
        try (var connection = dataSource.get().getConnection();
                var statement = connection.createStatement();
                var path = statement.executeQuery("select database_path()")) {
            return path.next() && path.getString(1) != null ? Path.of(path.getString(1)).toAbsolutePath().getParent() : null;
        }
    }

    private void reopenIfClosed() {
        try (var connection = dataSource.get().getConnection(); var statement = connection.createStatement()) {
            statement.execute(DatabaseReadiness.STATEMENT);
        } catch (SQLException e) {
            switch (SqlState.of(e)) {
                case H2_CLOSED, FILE_FAILED, CONNECTION_FAILED, OTHER -> {
                    LOG.errorf("The embedded database was closed and is opened again: %s", e.getMessage());
                    ((AgroalDataSource) dataSource.get()).flush(FlushMode.ALL);
                }
                default -> LOG.debug("The database is busy", e);
            }
        }
    }
}
