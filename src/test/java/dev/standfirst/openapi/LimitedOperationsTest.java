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
 * Every operation is limited, and says so. On the service that has few requests for everybody; nothing in here changes what the
 * examples show of it.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(ServiceOfItsOwn.class)
class LimitedOperationsTest {

    private static final Map<String, String> NOTHING = Map.of("post", "unknown", "author", "unknown", "category", "unknown",
            "tag", "unknown", "id", "unknown", "number", "1");

    /** A request that comes back meanwhile is soon used up. */
    private static final int TRIES = 5;

    static {
        RestAssuredSetup.install();
    }

    @Test
    void whoAsksTooOftenIsRefusedWhateverTheyAsk() throws IOException {
        String token = as(TestDatabase.ADMIN_TOKEN).body(Map.of("author", "admin", "name", "busy", "scopes", List.of("read")))
                .post("/tokens").then().statusCode(201).extract().path("token");
        while (as(token).get("/me").statusCode() == 200) {
            // Until none is left.
        }
        var document = Document.committed();
        for (var operation : document.operations()) {
            var status = 0;
            for (int i = 0; i < TRIES && status != 429; i++) {
                status = new DocumentedRequest(document, operation).send(as(token), NOTHING, "{\"nonsense\":1}").statusCode();
            }
            assertEquals(429, status, operation.id());
        }
    }

    private static RequestSpecification as(String token) {
        return given().basePath("/api/v1").contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}
