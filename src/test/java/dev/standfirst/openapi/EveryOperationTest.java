package dev.standfirst.openapi;

import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.http.params.CoreProtocolPNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.standfirst.cache.ColdCache;
import dev.standfirst.openapi.Document.Operation;
import dev.standfirst.testing.Accidents;
import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Behaviour that all operations share, tested for each operation of the document, future ones included. */
@QuarkusTest
class EveryOperationTest extends ApiTest {

    /** Values for the variables of paths, created once because no test of this class changes the resources. */
    private static Map<String, String> existing;
    private static Map<String, String> renamed;
    private static Map<String, String> deleted;
    private static final Map<String, String> UNKNOWN = Map.of("post", "unknown", "author", "unknown", "category", "unknown",
            "tag", "unknown", "id", "0193b0a0-0000-7000-8000-000000000000", "number", "1");

    private Document document;

    @BeforeEach
    void read() throws IOException {
        document = Document.committed();
        if (existing == null) {
            var author = somebody("Ada of all operations", "author").slug();
            var category = aCategory("Of all operations", null);
            var tag = unique("of all operations");
            var post = aPost("Of all operations").with("authors", List.of(author)).tags(tag).published().slug();
            asAdmin().body(Map.of("title", "The working copy")).patch("/posts/{post}/draft", post).then().statusCode(200);
            var slug = tag.replace(' ', '-');
            String token = asAdmin().body(Map.of("author", author, "name", "lost", "scopes", List.of("read"))).post("/tokens")
                    .then().statusCode(201).extract().path("id");
            existing = Map.of("post", post, "author", author, "category", category, "tag", slug, "id", token, "number", "1");

            var renamedTag = unique("renamed");
            var renamedPost = aPost("A former name").tags(renamedTag).published().slug();
            renamed = Map.of("post", rename("/posts/", renamedPost), "author",
                    rename("/authors/", anAuthorWithAPublicPost()),
                    "category", rename("/categories/", aCategory("A former category", null)),
                    "tag", rename("/tags/", renamedTag.replace(' ', '-')), "number", "1");

            var deletedPost = aPost("Gone").published().slug();
            asAdmin().delete("/posts/{post}?permanent=true", deletedPost).then().statusCode(204);
            deleted = Map.of("post", deletedPost, "number", "1");
        }
    }

    /** An author without a public post does not exist for anonymous callers. */
    private static String anAuthorWithAPublicPost() {
        var ada = somebody("Ada", "author");
        aPost("Of a renamed author").by(ada).published().create();
        return ada.slug();
    }

    private static String rename(String path, String slug) {
        asAdmin().body(Map.of("slug", slug + "-moved")).patch(path + slug).then().statusCode(200);
        return slug;
    }

    @Test
    void everyReadReturns304ForItsEntityTag() {
        assertEach(304, operation -> {
            var tag = send(operation, allowed(operation), existing).header("ETag");
            return send(operation, allowed(operation).header("If-None-Match", tag), existing);
        });
    }

    @Test
    void everyOperationWithASlugRedirectsAFormerSlug() {
        assertEach(308, operation -> send(operation, allowed(operation).redirects().follow(false), renamed));
    }

    @Test
    void everyOperationRejectsAnUnknownParameter() {
        assertEach(400, operation -> send(operation, allowed(operation).queryParam("nonsense", "1"), existing));
    }

    @Test
    void everyOperationRejectsAnUnknownToken() {
        assertEach(401, operation -> send(operation, as("sfp_nobodys"), existing));
    }

    @Test
    void everyProtectedOperationRejectsATokenWithoutTheRole() {
        var token = token(somebody("Grace of all operations", "contributor").id(), "publish");

        assertEach(403, operation -> {
            var parameters = document.parameters(operation).keySet();
            var request = as(token);
            if (parameters.contains("status")) {
                request.queryParam("status", "draft");
            }
            if (parameters.contains("preview")) {
                request.queryParam("preview", "no-such-link");
            }
            return send(operation, request, existing);
        });
    }

    @Test
    void everyOperationOnAnUnknownResourceReturns404() {
        assertEach(404, operation -> send(operation, allowed(operation), UNKNOWN));
    }

    @Test
    void everyOperationRejectsARequestForAnotherMediaType() {
        assertEach(406, operation -> send(operation, allowed(operation).accept("text/csv"), existing));
    }

    @Test
    void everyOperationOnADeletedPostReturns410() {
        assertEach(410, operation -> send(operation, allowed(operation), deleted));
    }

    @Test
    void everyConditionalOperationRejectsAnotherVersion() {
        assertEach(412, operation -> send(operation, allowed(operation).header("If-Match", "\"999.another\""), existing));
    }

    @Test
    void everyOperationWithABodyRejectsATooLargeBody() {
        var largeBody = '"' + "a".repeat(10_500_000) + '"';
        // Without Expect: 100-continue, the client would send the whole body before it reads the response.
        var expectingContinue = RestAssuredConfig.config().httpClient(httpClientConfig()
                .setParam(CoreProtocolPNames.USE_EXPECT_CONTINUE, true));

        assertEach(413, operation -> send(operation, allowed(operation).config(expectingContinue), largeBody));
    }

    @Test
    void everyWriteRejectsACompressedBody() {
        assertEach(415, operation -> send(operation, allowed(operation).header("Content-Encoding", "gzip"), existing));
    }

    @Test
    void everyOperationWithABodyRejectsAnotherMediaType() {
        assertEach(415, operation -> operation.node().has("requestBody")
                ? send(operation, allowed(operation).contentType("text/markdown"), existing)
                : send(operation, allowed(operation).header("Content-Encoding", "gzip"), existing));
    }

    /** For operations without a request body, a reused idempotency key breaks a rule. */
    @Test
    void everyOperationWithInputRejectsAValueThatBreaksARule() {
        var key = usedKey();

        assertEach(422, operation -> invalidBodies(operation).map(body -> send(operation, allowed(operation), body.toString()))
                .filter(response -> response.statusCode() == 422).findFirst()
                .orElseGet(() -> send(operation, allowed(operation).header("Idempotency-Key", key), existing)));
    }

    @Test
    void everyWriteReturns409ForAConcurrentChange() {
        assertEach(409, operation -> sendDuring(operation, new SQLException("duplicate key", "23505")));
    }

    @Test
    void everyOperationReturns500ForAnUnexpectedError() {
        assertEach(500, operation -> sendDuring(operation, new SQLException("no such column", "42703")));
    }

    @Test
    void everyOperationReturns503WhileTheDatabaseIsDown() {
        assertEach(503, operation -> sendDuring(operation, new SQLException("connection lost", "08006")));
    }

    private Response sendDuring(Operation operation, SQLException error) {
        ColdCache.clearAll();
        var responses = new ArrayList<Response>();
        Accidents.during(error, () -> responses.add(send(operation, allowed(operation), existing)));
        return responses.get(0);
    }

    /** Tests each operation with this documented status. A batch is left out for statuses that belong to its operations. */
    private void assertEach(int status, Function<Operation, Response> request) {
        var faults = new ArrayList<String>();
        var requests = 0;
        for (var operation : document.operations()) {
            var isStatusOfItsOperations = operation.id().equals("batchPosts") && List.of(404, 410, 412).contains(status);
            if (operation.node().path("responses").has(String.valueOf(status)) && !isStatusOfItsOperations) {
                requests++;
                try {
                    var response = request.apply(operation);
                    if (response.statusCode() != status) {
                        faults.add(operation.id() + " returns " + response.statusCode() + " " + response.asString());
                    }
                } catch (AssertionError undocumented) {
                    faults.add(undocumented.getMessage());
                }
            }
        }
        assertEquals("", String.join("\n", faults), () -> "Every operation should return " + status);
        assertEquals(true, requests > 0, () -> "No operation documents " + status);
    }

    /** Request of a caller who may use the operation. */
    private static RequestSpecification allowed(Operation operation) {
        for (var requirement : operation.node().path("security")) {
            if (requirement.isEmpty()) {
                return anyone();
            }
        }
        return asAdmin();
    }

    private Response send(Operation operation, RequestSpecification request, Map<String, String> variables) {
        return new DocumentedRequest(document, operation).send(request, variables);
    }

    private Response send(Operation operation, RequestSpecification request, String body) {
        return new DocumentedRequest(document, operation).send(request, existing, body);
    }

    private static String usedKey() {
        var key = UUID.randomUUID().toString();
        asAdmin().header("Idempotency-Key", key).body(Map.of("name", "Made once")).post("/categories").then().statusCode(201);
        return key;
    }

    /** Bodies with one invalid value each. */
    private Stream<JsonNode> invalidBodies(Operation operation) {
        var media = operation.node().at("/requestBody/content/application~1json");
        var all = new ArrayList<JsonNode>();
        document.resolve(media.path("schema")).path("properties").properties().forEach(property -> {
            if (property.getValue().path("type").toString().contains("\"string\"")) {
                all.add(with(media.path("example"), "/" + property.getKey(), TextNode.valueOf("\0")));
            }
        });
        addInvalidBodies(media.path("example"), media.path("example"), "", all);
        return all.stream();
    }

    private static void addInvalidBodies(JsonNode body, JsonNode node, String pointer, List<JsonNode> all) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(property -> addInvalidBodies(body, property.getValue(), pointer + "/" + property.getKey(), all));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                addInvalidBodies(body, array.get(i), pointer + "/" + i, all);
            }
        } else if (node.isTextual()) {
            all.add(with(body, pointer, TextNode.valueOf("\0")));
            all.add(with(body, pointer, TextNode.valueOf("-PT1M")));
        } else if (node.isNumber()) {
            all.add(with(body, pointer, IntNode.valueOf(-1)));
        }
    }

    private static JsonNode with(JsonNode body, String pointer, JsonNode value) {
        JsonNode copy = body.deepCopy();
        var end = pointer.lastIndexOf('/');
        var parent = copy.at(pointer.substring(0, end));
        if (parent instanceof ObjectNode object) {
            object.set(pointer.substring(end + 1), value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(pointer.substring(end + 1)), value);
        }
        return copy;
    }
}
