package dev.standfirst.database;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Database that this process was started on. */
@Singleton
public class ActiveDatabase {

    private final DatabaseKind kind;

    ActiveDatabase(@ConfigProperty(name = "quarkus.datasource.pg.active") boolean postgresql) {
        this.kind = postgresql ? DatabaseKind.POSTGRESQL : DatabaseKind.H2;
    }

    DatabaseKind kind() {
        return kind;
    }

    /** Whether the database runs in this process (H2), and not on a server that other instances may share (PostgreSQL). */
    public boolean isEmbedded() {
        return kind == DatabaseKind.H2;
    }
}
