package dev.standfirst.database;

import java.sql.SQLException;
import java.util.Set;

/** Why a transaction failed, as far as it matters for whether to try again. */
public enum DatabaseFailure {
    /** The connection is broken, or there is none to be had. */
    OF_CONNECTION,
    /** Another transaction was in its way: the same may succeed now. */
    OF_CONFLICT,
    /** What it does is not possible. */
    OURS;

    /**
     * SQLSTATEs, of PostgreSQL and of H2: serialization failure and deadlock (40001, 40P01), lock not to be had (55P03, HYT00,
     * 90131); a key that came or went meanwhile (23503, 23505, 23506).
     */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "HYT00", "90131", "23503", "23505", "23506");

    /** 57P01 to 57P03: the server goes down or comes up; 90098 and 90121: H2 is closed. */
    private static final Set<String> GOING = Set.of("57P01", "57P02", "57P03", "90098", "90121");

    /** Of a failed statement, or of whatever was thrown because of one. */
    public static DatabaseFailure of(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                if (state == null || state.startsWith("08") || GOING.contains(state)) {
                    return OF_CONNECTION;
                }
                return CONFLICTS.contains(state) ? OF_CONFLICT : OURS;
            }
        }
        return OURS;
    }
}
