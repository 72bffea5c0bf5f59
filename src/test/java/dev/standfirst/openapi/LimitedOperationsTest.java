package dev.standfirst.openapi;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.openapi.ExamplesTest.ServiceOfItsOwn;
import dev.standfirst.testing.RestAssuredSetup;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/**
 * Every operation has the rate limit. Uses the service of {@link ExamplesTest}, whose limit is low; no request of this test
 * changes an example.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(ServiceOfItsOwn.class)
class LimitedOperationsTest {

    private static final Map<String, String> UNKNOWN = Map.of("post", "unknown", "author", "unknown", "category", "unknown",
            "tag", "unknown", "id", "unknown", "number", "1");

    /** Tries for each operation, because the limit allows another request from time to time. */
    private static final int TRIES = 5;

    static {
        RestAssuredSetup.install();
    }

    @Test
    void everyOperationReturns429BeyondTheRateLimit() throws IOException {
        String token = as(TestDatabase.ADMIN_TOKEN).body(Map.of("author", "admin", "name", "busy", "scopes", List.of("read")))
                .post("/tokens").then().statusCode(201).extract().path("token");
        while (as(token).get("/me").statusCode() == 200) {
            // Uses up the limit.
        }
        var document = Document.committed();
        for (var operation : document.operations()) {
            var status = 0;
            for (int i = 0; i < TRIES && status != 429; i++) {
                status = new DocumentedRequest(document, operation).send(as(token), UNKNOWN, "{\"nonsense\":1}").statusCode();
            }
            assertEquals(429, status, operation.id());
        }
    }

    private static RequestSpecification as(String token) {
        return given().basePath("/api/v1").contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}
