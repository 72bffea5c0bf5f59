package dev.standfirst.http.conditional;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.ProblemType;

/** {@code If-Match} of a change to version 3 of a resource. */
class PreconditionTest {

    @Test
    void anAbsentHeaderPasses() {
        assertDoesNotThrow(() -> new Precondition(null).check(3));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", " * ", "\"3.Jx4VhN8ZqT0eYk2b\"", "\"3.Jx4VhN8ZqT0eYk2b-gzip\"", "\"3.another-hash_of-it\"",
            "\"2.a\", \"3.b\"", "\"2.a\",\"3.b\",W/\"4.c\"", ", ,\"3.b\" ,, ", "\"x,y\", \"3.b\"", "\"\",\t\"3.b\"",
            "W/\"3.a\", \"3.a\"" })
    void theCurrentVersionPasses(String ifMatch) {
        assertDoesNotThrow(() -> new Precondition(ifMatch).check(3));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"2.a\"", "\"4.a\"", "\"33.a\"", "\"03.a\"", "\"-3.a\"", "\"3\"", "\"3.\"", "\"3a\"", "\"a.3.a\"",
            "\"Jx4VhN8ZqT0eYk2b\"", "\"\"", "W/\"3.a\"", "W/\"3.a\", \"2.a\"", "\"99999999999999999999999.a\"", "\"*\"" })
    void anotherVersionIsRejectedAsStale(String ifMatch) {
        var problem = assertThrows(ProblemException.class, () -> new Precondition(ifMatch).check(3));

        assertEquals(ProblemType.STALE, problem.type());
        assertEquals("If-Match", problem.errors().get(0).parameter());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ",", "3", "3.a", "\"3.a", "3.a\"", "'3.a'", "\"3.a\" \"3.b\"", "\"3.a\";\"3.b\"",
            "w/\"3.a\"",
            "W\"3.a\"", "\"3 .a\"", "\"3.a\", *", "*, \"3.a\"", "**", "\"3.a\", 3" })
    void aMalformedHeaderIsRejectedAsInvalid(String ifMatch) {
        var problem = assertThrows(ProblemException.class, () -> new Precondition(ifMatch).check(3));

        assertEquals(ProblemType.INVALID_PARAMETER, problem.type());
        assertEquals("If-Match", problem.errors().get(0).parameter());
    }

    @ParameterizedTest
    @ValueSource(strings = { "W/\"3.a\"", "\"2.a\", W/\"3.a\"", "W/\"3.a-gzip\"" })
    void aWeakTagOfTheCurrentVersionIsExplained(String ifMatch) {
        var problem = assertThrows(ProblemException.class, () -> new Precondition(ifMatch).check(3));

        assertEquals(ProblemType.STALE, problem.type());
        assertTrue(problem.getMessage().contains("Send the strong ETag"), problem.getMessage());
    }

    @Test
    void aVeryLongHeaderIsRejectedAsInvalid() {
        var problem = assertThrows(ProblemException.class, () -> new Precondition("\"\",".repeat(5_000) + "3").check(3));

        assertEquals(ProblemType.INVALID_PARAMETER, problem.type());
    }
}
