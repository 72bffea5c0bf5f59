package dev.standfirst.database;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database that this process was started on. */
@Singleton
public class ActiveDatabase {

    private final DatabaseKind kind;

    ActiveDatabase(@ConfigProperty(name = "quarkus.datasource.pg.active") boolean postgresql) {
        this.kind = postgresql ? DatabaseKind.POSTGRESQL : DatabaseKind.H2;
    }

    DatabaseKind kind() {
        return kind;
    }

    /** Whether the data lies in this process (H2) rather than in a server that other instances may share. */
    public boolean isEmbedded() {
        return kind == DatabaseKind.H2;
    }
}
