package dev.standfirst.database;

import java.util.Locale;

/** The databases that are built in. Each name is that of its datasource, persistence unit and Flyway. */
enum DatabaseKind {
    H2("h2"),
    POSTGRESQL("pg");

    /** Name of the datasource, the persistence unit and the Flyway instance. */
    final String unit;

    DatabaseKind(String unit) {
        this.unit = unit;
    }

    /** Told by the JDBC URL's scheme; {@link IllegalArgumentException} for a database that is not built in. */
    static DatabaseKind of(String jdbcUrl) {
        var url = jdbcUrl.toLowerCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException(
                "STANDFIRST_DB_URL must start with jdbc:postgresql: or jdbc:h2:, as in jdbc:postgresql://localhost:5432/standfirst");
    }
}
