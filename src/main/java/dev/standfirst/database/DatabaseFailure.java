package dev.standfirst.database;

import java.sql.SQLException;

/** Kinds of failed transactions, as far as they decide about a retry. */
public enum DatabaseFailure {
    /** The connection is broken, or none could be opened. */
    UNREACHABLE,
    /** Another transaction was in the way; a retry may succeed at once. */
    CONFLICT,
    /** A retry would fail, too. */
    PERMANENT;

    /** Classifies an exception by the first {@link SQLException} among its causes; permanent if there is none. */
    public static DatabaseFailure of(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return switch (SqlState.of(sql)) {
                    case CONNECTION_FAILED, SERVER_UNAVAILABLE, H2_CLOSED, FILE_FAILED, READ_ONLY, OVERLOADED, NONE ->
                        UNREACHABLE;
                    case LOCK_CONFLICT, KEY_CONFLICT -> CONFLICT;
                    default -> PERMANENT;
                };
            }
        }
        return PERMANENT;
    }
}
