package dev.standfirst.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.postgresql.Driver;

/** Databases that are built in. */
enum DatabaseKind {
    H2("h2", "jdbc:h2:"),
    POSTGRESQL("pg", "jdbc:postgresql:");

    /** Name of the datasource, the persistence unit and the Flyway instance. */
    final String unit;

    private final String scheme;

    DatabaseKind(String unit, String scheme) {
        this.unit = unit;
        this.scheme = scheme;
    }

    /** Finds the database by the scheme of a JDBC URL; empty for a database that is not built in, and for an invalid URL. */
    static Optional<DatabaseKind> of(String jdbcUrl) {
        var url = jdbcUrl.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> url.startsWith(kind.scheme)).filter(kind -> kind.accepts(jdbcUrl))
                .findFirst();
    }

    /** Checks the URL before the connection pool does, which would log an invalid one with the password in it. */
    private boolean accepts(String jdbcUrl) {
        return this != POSTGRESQL || Driver.parseURL(jdbcUrl, null) != null;
    }
}
