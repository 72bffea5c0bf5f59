package dev.standfirst.database;

import java.sql.SQLException;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The service is ready while it can read from its database. Where only writing fails, such as on a full disk, it is ready. */
@Readiness
@Singleton
class DatabaseReadiness implements HealthCheck {

    /** Reads a row of a table, because a statement without a table succeeds on an H2 database that cannot read its file. */
    static final String STATEMENT = "select count(*) from site";

    private static final int TIMEOUT_SECONDS = 2;

    private final CurrentDataSource dataSource;

    DatabaseReadiness(CurrentDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder().name("Database").status(canRead()).build();
    }

    private boolean canRead() {
        try (var connection = dataSource.get().getConnection(); var statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            return statement.execute(STATEMENT);
        } catch (SQLException e) {
            return false;
        }
    }
}
