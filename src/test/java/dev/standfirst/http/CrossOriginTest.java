package dev.standfirst.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** CORS by default: pages of any origin may read, share, and write with a token, but without cookies. */
@QuarkusTest
class CrossOriginTest extends ApiTest {

    @Test
    void aPageOfAnyOriginMayReadResponses() {
        var response = fromAPage().get("/posts");

        response.then().statusCode(200).header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Expose-Headers", allOf(containsString("ETag"), containsString("Link"),
                        containsString("Idempotency-Replayed"), containsString("Surrogate-Key"),
                        containsString("WWW-Authenticate")));
    }

    /** A shared cache stores this response, and also returns it to pages. */
    @Test
    void aResponseWithoutAnOriginAllowsAnyOrigin() {
        anyone().get("/posts").then().header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Expose-Headers", containsString("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/posts", "/api/v1/nope", "/nope", "/openapi", "/docs", "/q/health/live", "/q/metrics",
            "/api/v1/posts?limit=0", "/api/v1/me" })
    void everyResponseForbidsGuessingItsMediaType(String path) {
        assertEquals(List.of("nosniff"), given().get(path).headers().getValues("X-Content-Type-Options"));
    }

    /** Browsers send beacons with credentials, which forbids stars. */
    @Test
    void aPageOfAnyOriginMayShareAPostAlsoByABeacon() {
        var response = fromAPage().header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/posts/some-post/shares");

        response.then().statusCode(200).header("Access-Control-Allow-Origin", "https://magazine.example")
                .header("Access-Control-Allow-Credentials", "true").header("Vary", containsString("origin"))
                .header("Access-Control-Max-Age", equalTo("86400"))
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("content-type"));
        fromAPage().body("{}").post("/posts/some-post/shares").then()
                .header("Access-Control-Allow-Origin", "https://magazine.example")
                .header("Access-Control-Allow-Credentials", "true");
    }

    /** Libraries for tracing add headers that the service has never heard of. */
    @ParameterizedTest
    @ValueSource(strings = { "sentry-trace,baggage", "traceparent, tracestate", "X-Requested-With", "Cache-Control,Pragma",
            "authorization,x-invented-just-now", "If-Match", "Idempotency-Key" })
    void aPageMaySendAnyHeader(String headers) {
        var response = fromAPage().header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", headers).options("/posts");

        response.then().statusCode(200).header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Allow-Headers", allOf(startsWith("*, Authorization"), endsWith(headers)));
    }

    /** The list of headers is repeated only if it is one. */
    @ParameterizedTest
    @ValueSource(strings = { "a b:c", "<script>", "x\"y" })
    void aMalformedListOfHeadersIsNotRepeated(String headers) {
        var response = fromAPage().header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", headers).options("/posts");

        response.then().statusCode(200).header("Access-Control-Allow-Headers", "*, Authorization");
    }

    /** Browsers send the origin of pages of the service, too; without this, /docs could only try reading operations. */
    @ParameterizedTest
    @ValueSource(strings = { "PATCH", "DELETE", "PUT" })
    void aPageOfAnyOriginMayUseWritingMethodsWithAToken(String method) {
        var response = fromAPage().header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,idempotency-key").options("/posts/some-post");

        response.then().statusCode(200).header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers",
                        allOf(containsString("Authorization"), containsString("idempotency-key")));
    }

    @ParameterizedTest
    @CsvSource({ "/posts?limt=5, 400", "/nope, 404" })
    void aPageOfAnyOriginMayReadProblems(String path, int status) {
        fromAPage().get(path).then().statusCode(status).header("Access-Control-Allow-Origin", "*");
    }

    private static RequestSpecification fromAPage() {
        return anyone().header("Origin", "https://magazine.example");
    }
}
