package dev.standfirst.http;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Pages of any origin may read and share, without credentials. */
@QuarkusTest
class CrossOriginTest extends ApiTest {

    @Test
    void anyPageMayRead() {
        var answer = fromAPage().get("/posts");

        answer.then().statusCode(200).header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Expose-Headers", allOf(containsString("ETag"), containsString("Link"),
                        containsString("Idempotency-Replayed")));
    }

    /** A shared cache keeps this answer, and gives it to pages, too. */
    @Test
    void whoIsNoPageIsToldTheSame() {
        anyone().get("/posts").then().header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void anyPageMayShare() {
        var answer = fromAPage().header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options("/posts/some-post/shares");

        answer.then().statusCode(200).header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Max-Age", equalTo("86400"))
                .header("Access-Control-Allow-Methods", containsString("POST"))
                .header("Access-Control-Allow-Headers", containsString("Content-Type"));
    }

    /** Browsers name the origin of a page of the service itself, too: /docs could try nothing else but reading. */
    @ParameterizedTest
    @ValueSource(strings = { "PATCH", "DELETE", "PUT" })
    void aPageMayWriteWithAToken(String method) {
        var answer = fromAPage().header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,idempotency-key").options("/posts/some-post");

        answer.then().statusCode(200).header("Access-Control-Allow-Methods", containsString(method))
                .header("Access-Control-Allow-Headers",
                        allOf(containsString("Authorization"), containsString("Idempotency-Key")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "If-Match", "If-None-Match", "Idempotency-Key" })
    void aPageMaySendWhatTheApiReads(String header) {
        var answer = fromAPage().header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", header).options("/posts/some-post");

        answer.then().statusCode(200).header("Access-Control-Allow-Headers", containsString(header));
    }

    @Test
    void aPageMayReadWhyItWasRefused() {
        fromAPage().get("/posts?limt=5").then().statusCode(400).header("Access-Control-Allow-Origin", "*");
        fromAPage().get("/nope").then().statusCode(404).header("Access-Control-Allow-Origin", "*");
    }

    private static RequestSpecification fromAPage() {
        return anyone().header("Origin", "https://magazine.example");
    }
}
