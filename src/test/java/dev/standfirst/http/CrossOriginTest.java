package dev.standfirst.http;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
                        containsString("Idempotency-Replayed")));
    }

    /** A shared cache stores this response, and also returns it to pages. */
    @Test
    void aResponseWithoutAnOriginAllowsAnyOrigin() {
        anyone().get("/posts").then().header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void aPageOfAnyOriginMayShareAPost() {
        var response = fromAPage().header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/posts/some-post/shares");

        response.then().statusCode(200).header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Max-Age", equalTo("86400"))
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("Content-Type"));
    }

    /** Browsers send the origin of pages of the service, too; without this, /docs could only try reading operations. */
    @ParameterizedTest
    @ValueSource(strings = { "PATCH", "DELETE", "PUT" })
    void aPageOfAnyOriginMayUseWritingMethodsWithAToken(String method) {
        var response = fromAPage().header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,idempotency-key").options("/posts/some-post");

        response.then().statusCode(200).header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers",
                        allOf(containsString("Authorization"), containsString("Idempotency-Key")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "If-Match", "If-None-Match", "Idempotency-Key" })
    void aPageMaySendTheHeadersThatTheApiReads(String header) {
        var response = fromAPage().header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", header).options("/posts/some-post");

        response.then().statusCode(200).header("Access-Control-Allow-Headers", containsString(header));
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
