package dev.standfirst.problem;

import static dev.standfirst.problem.ProblemType.CHANGED_MEANWHILE;
import static dev.standfirst.problem.ProblemType.UNAVAILABLE;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;

import org.hibernate.StaleStateException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jspecify.annotations.Nullable;

import dev.standfirst.database.SqlState;

/** Database errors that are not the fault of the request: a concurrent change, or a database that is busy or unreachable. */
final class DatabaseProblems {

    private static final Set<SqlState> BUSY = EnumSet.of(SqlState.CONNECTION_FAILED, SqlState.SERVER_UNAVAILABLE,
            SqlState.LOCK_CONFLICT, SqlState.OVERLOADED, SqlState.H2_CLOSED, SqlState.FILE_FAILED, SqlState.READ_ONLY);

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
                || e instanceof SQLException sql && (BUSY.contains(SqlState.of(sql)) || isAcquisitionTimeout(sql));
    }

    /** The connection pool throws an exception without an SQLSTATE. */
    private static boolean isAcquisitionTimeout(SQLException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    /** Keys and references are checked before they are written, so a conflict means that they changed in between. */
    private static boolean isConflict(Throwable e) {
        return e instanceof OptimisticLockException || e instanceof StaleStateException
                || e instanceof SQLException sql && SqlState.of(sql) == SqlState.KEY_CONFLICT;
    }
}
