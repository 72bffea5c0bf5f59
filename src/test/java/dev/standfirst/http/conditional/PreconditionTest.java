package dev.standfirst.http.conditional;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.ProblemType;

/** A change of version 3, with what a client may say that it has seen. */
class PreconditionTest {

    @Test
    void passesWhoSaysNothing() {
        assertDoesNotThrow(() -> new Precondition(null).check(3));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", " * ", "\"3.Jx4VhN8ZqT0eYk2b\"", "\"3.Jx4VhN8ZqT0eYk2b-gzip\"", "\"3.another-hash_of-it\"",
            "\"2.a\", \"3.b\"", "\"2.a\",\"3.b\",W/\"4.c\"", ", ,\"3.b\" ,, ", "\"x,y\", \"3.b\"", "\"\",\t\"3.b\"",
            "W/\"3.a\", \"3.a\"" })
    void passesThePresentVersion(String ifMatch) {
        assertDoesNotThrow(() -> new Precondition(ifMatch).check(3));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"2.a\"", "\"4.a\"", "\"33.a\"", "\"03.a\"", "\"-3.a\"", "\"3\"", "\"3.\"", "\"3a\"", "\"a.3.a\"",
            "\"Jx4VhN8ZqT0eYk2b\"", "\"\"", "W/\"3.a\"", "W/\"3.a\", \"2.a\"", "\"99999999999999999999999.a\"", "\"*\"" })
    void refusesAnyOtherAsStale(String ifMatch) {
        var refusal = assertThrows(ProblemException.class, () -> new Precondition(ifMatch).check(3));

        assertEquals(ProblemType.STALE, refusal.type());
        assertEquals("If-Match", refusal.errors().get(0).parameter());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ",", "3", "3.a", "\"3.a", "3.a\"", "'3.a'", "\"3.a\" \"3.b\"", "\"3.a\";\"3.b\"",
            "w/\"3.a\"",
            "W\"3.a\"", "\"3 .a\"", "\"3.a\", *", "*, \"3.a\"", "**", "\"3.a\", 3" })
    void refusesWhatIsNoListOfTags(String ifMatch) {
        var refusal = assertThrows(ProblemException.class, () -> new Precondition(ifMatch).check(3));

        assertEquals(ProblemType.INVALID_PARAMETER, refusal.type());
        assertEquals("If-Match", refusal.errors().get(0).parameter());
    }

    @Test
    void readsTheLongestHeaderAtOnce() {
        var refusal = assertThrows(ProblemException.class, () -> new Precondition("\"\",".repeat(5_000) + "3").check(3));

        assertEquals(ProblemType.INVALID_PARAMETER, refusal.type());
    }
}
