package dev.standfirst.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Causes of failed statements and connections, by their SQLSTATE on PostgreSQL and on H2. */
public enum SqlState {
    /** Class 08: the connection failed or broke (SQL:2023, part 2, table 38). */
    CONNECTION_FAILED("08*"),
    /** PostgreSQL shuts down or starts up. */
    SERVER_UNAVAILABLE("57P01", "57P02", "57P03"),
    /** H2 was closed. */
    H2_CLOSED("90098", "90121"),
    /** A file of the database could not be read or written, such as on a full disk. */
    FILE_FAILED("90028", "90031", "58030"),
    /** The database accepts no writes, such as a PostgreSQL server that is a standby after a failover. */
    READ_ONLY("25006", "90097"),
    /** Serialization failure, deadlock, or a lock that was not released in time. */
    LOCK_CONFLICT("40001", "40P01", "55P03", "HYT00", "90131"),
    /** A unique key is taken, or a referenced row is missing or still referenced. */
    KEY_CONFLICT("23503", "23505", "23506", "23001"),
    /** Class 53: too many connections, or no memory or disk space; or a statement that was cancelled. */
    OVERLOADED("53*", "57014"),
    /** Class 28: user name or password is wrong (SQL:2023, part 2, table 38). */
    LOGIN_FAILED("28*"),
    /** The server has no database of this name. */
    UNKNOWN_DATABASE("3D000"),
    /** Another process has opened the H2 file. */
    FILE_IN_USE("90020"),
    /** No SQLSTATE: the connection pool failed, not the database. */
    NONE,
    /** Any other failure, such as an invalid statement. */
    OTHER;

    private final List<String> states;

    /** @param states codes, or a class of codes with an asterisk at its end */
    SqlState(String... states) {
        this.states = List.of(states);
    }

    public static SqlState of(SQLException e) {
        var state = e.getSQLState();
        return state == null ? NONE
                : Arrays.stream(values()).filter(cause -> cause.includes(state)).findFirst().orElse(OTHER);
    }

    private boolean includes(String state) {
        return states.stream().anyMatch(known -> known.endsWith("*")
                ? state.startsWith(known.substring(0, known.length() - 1))
                : state.equals(known));
    }
}
