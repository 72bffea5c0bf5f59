package dev.standfirst.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import dev.standfirst.problem.ProblemType;
import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Whoever uses what is going to end is told so by every answer. Nothing is, so the tests bring something that does. */
@QuarkusTest
class DeprecationTest extends ApiTest {

    /** Not below the API's base, and so no part of the document. */
    @Path("/test/semaphores")
    public static class SemaphoreResource {

        private static final AtomicInteger ASKED = new AtomicInteger();

        @GET
        @DeprecatedOperation(since = "2023-07-01", until = "2024-07-01", more = "/docs#semaphores")
        public Map<String, Integer> listSemaphores() {
            return Map.of("asked", ASKED.incrementAndGet());
        }

        @GET
        @Path("broken")
        @DeprecatedOperation(since = "2023-07-01", until = "2024-07-01", more = "/docs#semaphores")
        public Map<String, Integer> getBrokenSemaphore() {
            throw ProblemType.NOT_FOUND.because("There is no such semaphore.");
        }

        @GET
        @Path("lamps")
        public Map<String, Integer> listLamps() {
            return Map.of();
        }
    }

    @Test
    void anAnswerSaysSinceWhenAndUntilWhen() {
        assertSaid(given().get("/test/semaphores").then().statusCode(200).extract().response());
    }

    @Test
    void anAnswerFromTheCacheSaysItToo() {
        var again = given().get("/test/semaphores");
        // Nothing is taken from the cache before PostgreSQL is heard.
        for (var made = 0; made < SemaphoreResource.ASKED.get() && made < 1_000;) {
            made = SemaphoreResource.ASKED.get();
            again = given().get("/test/semaphores");
        }

        assertThat(SemaphoreResource.ASKED.get(), lessThan(1_000));
        assertSaid(again);
        assertSaid(given().header("If-None-Match", again.header("ETag")).get("/test/semaphores").then().statusCode(304)
                .extract().response());
    }

    @Test
    void aRefusalSaysItToo() {
        assertSaid(given().get("/test/semaphores/broken").then().statusCode(404).extract().response());
    }

    @Test
    void whatStaysSaysNothing() {
        given().get("/test/semaphores/lamps").then().statusCode(200).header("Deprecation", nullValue())
                .header("Sunset", nullValue()).header("Link", nullValue());
    }

    @Test
    void nothingEndsBeforeItIsDeprecated() {
        assertThrows(IllegalArgumentException.class, () -> DeprecatedOperation.Headers.of("2024-07-01", "2023-07-01", "/docs"));
    }

    private static void assertSaid(Response answer) {
        assertEquals("@1688169600", answer.header("Deprecation"));
        assertEquals("Mon, 01 Jul 2024 00:00:00 GMT", answer.header("Sunset"));
        assertThat(answer.headers().getValues("Link"),
                hasItem("</docs#semaphores>; rel=\"deprecation\"; type=\"text/html\""));
    }
}
