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

/** Every response of a deprecated operation says so. The API has none at present, so the test brings its own. */
@QuarkusTest
class DeprecationTest extends ApiTest {

    /** Lies outside the base path of the API, and so is no part of the document. */
    @Path("/test/semaphores")
    public static class SemaphoreResource {

        private static final AtomicInteger REQUESTS = new AtomicInteger();

        @GET
        @DeprecatedOperation(since = "2023-07-01", until = "2024-07-01", more = "/docs#semaphores")
        public Map<String, Integer> listSemaphores() {
            return Map.of("requests", REQUESTS.incrementAndGet());
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
    void aResponseOfADeprecatedOperationHasTheDeprecationHeaders() {
        assertDeprecated(given().get("/test/semaphores").then().statusCode(200).extract().response());
    }

    @Test
    void aCachedResponseOfADeprecatedOperationHasTheDeprecationHeaders() {
        assertDeprecated(cachedResponse());
    }

    @Test
    void aNotModifiedResponseOfADeprecatedOperationHasTheDeprecationHeaders() {
        var response = given().header("If-None-Match", cachedResponse().header("ETag")).get("/test/semaphores");

        response.then().statusCode(304);
        assertDeprecated(response);
    }

    /** Repeats the request until the response is cached: the response cache waits until it listens to PostgreSQL. */
    private static Response cachedResponse() {
        var response = given().get("/test/semaphores");
        for (var requests = 0; requests < SemaphoreResource.REQUESTS.get() && requests < 1_000;) {
            requests = SemaphoreResource.REQUESTS.get();
            response = given().get("/test/semaphores");
        }
        assertThat(SemaphoreResource.REQUESTS.get(), lessThan(1_000));
        return response;
    }

    @Test
    void aProblemOfADeprecatedOperationHasTheDeprecationHeaders() {
        assertDeprecated(given().get("/test/semaphores/broken").then().statusCode(404).extract().response());
    }

    @Test
    void aResponseOfAnOrdinaryOperationHasNoDeprecationHeaders() {
        given().get("/test/semaphores/lamps").then().statusCode(200).header("Deprecation", nullValue())
                .header("Sunset", nullValue()).header("Link", nullValue());
    }

    @Test
    void anOperationCannotEndBeforeItIsDeprecated() {
        assertThrows(IllegalArgumentException.class, () -> DeprecatedOperation.Headers.of("2024-07-01", "2023-07-01", "/docs"));
    }

    private static void assertDeprecated(Response response) {
        assertEquals("@1688169600", response.header("Deprecation"));
        assertEquals("Mon, 01 Jul 2024 00:00:00 GMT", response.header("Sunset"));
        assertThat(response.headers().getValues("Link"),
                hasItem("</docs#semaphores>; rel=\"deprecation\"; type=\"text/html\""));
    }
}
