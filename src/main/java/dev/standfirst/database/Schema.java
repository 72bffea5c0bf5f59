package dev.standfirst.database;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jboss.logging.Logger;

import dev.standfirst.start.Startup;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource.DataSourceLiteral;
import io.quarkus.flyway.FlywayDataSource.FlywayDataSourceLiteral;
import io.quarkus.runtime.StartupEvent;

/**
 * Migrates the schema of the database to this program's version when the service starts, or logs in one sentence why it
 * cannot and exits with status 1. Several instances may start at the same time: Flyway lets one of them migrate while the
 * others wait.
 */
@Singleton
class Schema {

    /** Oldest major version of PostgreSQL that receives fixes (2026). */
    private static final int OLDEST_POSTGRESQL = 14;

    private static final String NEWER = "The database is newer than this program: a newer version of Standfirst has migrated it. "
            + "Start that version, or restore a backup made before the upgrade.";

    private static final String FOREIGN = "The database was created by a version of Standfirst before 0.1, or by another program, "
            + "and its schema cannot be upgraded: start with an empty database.";

    /** Applied, and later than all migrations of this program. */
    private static final Set<MigrationState> NEWER_STATES = EnumSet.of(MigrationState.FUTURE_SUCCESS,
            MigrationState.FUTURE_FAILED);

    /** Applied, but not a migration of this program; or a migration of this program that a later one was applied without. */
    private static final Set<MigrationState> FOREIGN_STATES = EnumSet.of(MigrationState.MISSING_SUCCESS,
            MigrationState.MISSING_FAILED, MigrationState.IGNORED);

    private static final Logger LOG = Logger.getLogger(Schema.class);

    void migrate(@Observes @Priority(Startup.SCHEMA) StartupEvent start, ActiveDatabase database,
            @ConfigProperty(name = DatabaseConfigSourceFactory.URL, defaultValue = DatabaseConfigSourceFactory.DEFAULT_URL) String url,
            @Any Instance<AgroalDataSource> datasources, @Any Instance<Flyway> flyways) {
        if (DatabaseKind.of(url.strip()).isEmpty()) {
            throw Startup
                    .abort("STANDFIRST_DB_URL is invalid, or names a database that is not built in. It must begin with "
                            + "jdbc:postgresql: or jdbc:h2:, as in jdbc:postgresql://localhost:5432/standfirst.");
        }
        OwnerOnlyFiles.of(url.strip()).ifPresent(OwnerOnlyFiles::prepare);
        var unit = database.kind().unit;
        try (var connection = datasources.select(new DataSourceLiteral(unit)).get().getConnection()) {
            var meta = connection.getMetaData();
            if (database.kind() == DatabaseKind.POSTGRESQL && meta.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
                throw Startup.abort("The database is PostgreSQL %s. Standfirst needs version %d or newer.".formatted(
                        meta.getDatabaseProductVersion(), OLDEST_POSTGRESQL));
            }
            LOG.infof("Database: %s %s", meta.getDatabaseProductName(), meta.getDatabaseProductVersion());
        } catch (SQLException e) {
            throw Startup.abort(withoutUrl(whyUnreachable(e), url));
        }
        var flyway = flyways.select(FlywayDataSourceLiteral.of(unit)).get();
        try {
            var result = flyway.migrate();
            if (result.migrationsExecuted > 0) {
                LOG.infof("Schema migrated to version %s", result.targetSchemaVersion);
            }
        } catch (FlywayException e) {
            throw Startup.abort(withoutUrl(whyNotMigrated(flyway, e), url));
        }
    }

    private static String whyNotMigrated(Flyway flyway, FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return FOREIGN;
        }
        if (e instanceof FlywayValidateException) {
            var migrations = List.of(flyway.info().all());
            if (migrations.stream().anyMatch(Schema::isForeign)) {
                return FOREIGN;
            }
            if (migrations.stream().anyMatch(migration -> NEWER_STATES.contains(migration.getState()))) {
                return NEWER;
            }
        }
        return "The database's schema could not be migrated: " + e.getMessage();
    }

    /**
     * Recognises a migration of another history. The history of a newer version begins with all migrations of this one,
     * unchanged.
     */
    private static boolean isForeign(MigrationInfo migration) {
        return FOREIGN_STATES.contains(migration.getState()) || !migration.isChecksumMatching();
    }

    /** The URL may contain a password, and drivers repeat an invalid URL in their messages. */
    private static String withoutUrl(String why, String url) {
        return why.replace(url.strip(), "STANDFIRST_DB_URL");
    }

    private static String whyUnreachable(SQLException e) {
        return switch (SqlState.of(e)) {
            case LOGIN_FAILED ->
                "The database rejected the credentials. Check STANDFIRST_DB_USER and STANDFIRST_DB_PASSWORD.";
            case UNKNOWN_DATABASE ->
                "The database server has no database of the name in STANDFIRST_DB_URL: " + e.getMessage();
            case FILE_IN_USE -> "The database file is in use by another process. Embedded H2 serves only one process; to run "
                    + "several, name a PostgreSQL database in STANDFIRST_DB_URL.";
            default -> "The database cannot be reached. Check STANDFIRST_DB_URL, and that the database is running: "
                    + e.getMessage();
        };
    }
}
