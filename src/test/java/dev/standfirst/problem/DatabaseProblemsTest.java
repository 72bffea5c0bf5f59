package dev.standfirst.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.SQLException;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;

import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problems for failures of the database that a client can react to. */
class DatabaseProblemsTest {

    @ParameterizedTest
    @CsvSource({ "23505, CHANGED_MEANWHILE", "23503, CHANGED_MEANWHILE", "23506, CHANGED_MEANWHILE", "40001, UNAVAILABLE",
            "40P01, UNAVAILABLE", "55P03, UNAVAILABLE", "HYT00, UNAVAILABLE", "08006, UNAVAILABLE", "53300, UNAVAILABLE" })
    void aSqlStateIsFoundBelowItsWrappers(String state, ProblemType type) {
        var wrapped = wrapped(new SQLException("duplicate key value in select p from Post p", state));

        var problem = DatabaseProblems.of(wrapped);

        assertNotNull(problem);
        assertEquals(type, problem.type());
        assertEquals(false, String.valueOf(problem.getMessage()).contains("select"));
    }

    @Test
    void anExhaustedConnectionPoolIsUnavailable() {
        var problem = DatabaseProblems.of(wrapped(new SQLException("Sorry, acquisition timeout!")));

        assertNotNull(problem);
        assertEquals(ProblemType.UNAVAILABLE, problem.type());
    }

    @Test
    void anOptimisticLockFailureIsChangedMeanwhile() {
        var problem = DatabaseProblems.of(new RuntimeException(new OptimisticLockException()));

        assertNotNull(problem);
        assertEquals(ProblemType.CHANGED_MEANWHILE, problem.type());
    }

    @ParameterizedTest
    @CsvSource({ "23502", "22001", "42601", "''" })
    void anErrorOfTheServiceHasNoProblemForClients(String state) {
        assertNull(DatabaseProblems.of(wrapped(new SQLException("null value in column", state))));
    }

    @Test
    void aCycleOfCausesIsNotFollowedForever() {
        var one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));

        assertNull(DatabaseProblems.of(one));
    }

    private static Exception wrapped(SQLException e) {
        var rollback = new RollbackException("rolled back");
        rollback.initCause(new GenericJDBCException("could not execute statement", e));
        return new RuntimeException(rollback);
    }
}
