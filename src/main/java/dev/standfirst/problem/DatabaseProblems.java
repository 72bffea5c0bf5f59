package dev.standfirst.problem;

import static dev.standfirst.problem.ProblemType.CHANGED_MEANWHILE;
import static dev.standfirst.problem.ProblemType.UNAVAILABLE;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;

import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;

/** Database errors that are not the fault of the request: a concurrent change, or a database that is busy or unreachable. */
final class DatabaseProblems {

    /**
     * SQLSTATEs of PostgreSQL and H2: serialization failure and deadlock (40001, 40P01), lock timeout (55P03, HYT00, 90131),
     * statement cancelled (57014), server shutting down or starting (57P01, 57P02, 57P03).
     */
    private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03", "HYT00", "90131", "57014", "57P01", "57P02",
            "57P03");

    /** SQLSTATEs of unique keys and foreign keys. The service checks both first, so a violation means a concurrent change. */
    private static final Set<String> CONFLICTING = Set.of("23505", "23503", "23506", "23001");

    private DatabaseProblems() {
    }

    /** Returns the problem of an exception; null if a retry would not help. */
    static @Nullable ProblemException of(Throwable e) {
        var causes = CauseChain.of(e);
        if (causes.stream().anyMatch(DatabaseProblems::isBusy)) {
            return UNAVAILABLE.because("The database is busy. Nothing was changed; retry the request.");
        }
        if (causes.stream().anyMatch(DatabaseProblems::isConflict)) {
            return CHANGED_MEANWHILE.because(
                    "Another request changed the same data at the same time. Nothing was changed; retry the request.");
        }
        return null;
    }

    private static boolean isBusy(Throwable e) {
        return e instanceof LockTimeoutException || e instanceof PessimisticLockException
                || e instanceof LockAcquisitionException
                || e instanceof JDBCConnectionException || e instanceof SQLTransientException
                || e instanceof SQLException sql && (BUSY.contains(state(sql)) || cannotConnect(sql));
    }

    /** Returns whether no connection was available. The exception of the pool has a message, but no SQLSTATE. */
    private static boolean cannotConnect(SQLException e) {
        return state(e).startsWith("08") || state(e).startsWith("53")
                || String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    private static boolean isConflict(Throwable e) {
        return e instanceof OptimisticLockException || e instanceof StaleStateException
                || e instanceof SQLException sql && CONFLICTING.contains(state(sql));
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
