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

/** What all operations have in common, told of each that the document has, also of those to come. */
@QuarkusTest
class EveryOperationTest extends ApiTest {

    /** By the variables of paths. Made once: nothing in here changes any of it. */
    private static Map<String, String> present;
    private static Map<String, String> former;
    private static Map<String, String> gone;
    private static final Map<String, String> UNKNOWN = Map.of("post", "unknown", "author", "unknown", "category", "unknown",
            "tag", "unknown", "id", "0193b0a0-0000-7000-8000-000000000000", "number", "1");

    private Document document;

    @BeforeEach
    void read() throws IOException {
        document = Document.committed();
        if (present == null) {
            var author = somebody("Ada of all operations", "author").slug();
            var category = aCategory("Of all operations", null);
            var tag = unique("of all operations");
            var post = aPost("Of all operations").tags(tag).published().slug();
            asAdmin().body(Map.of("title", "The working copy")).patch("/posts/{post}/draft", post).then().statusCode(200);
            var slug = tag.replace(' ', '-');
            String token = asAdmin().body(Map.of("author", author, "name", "lost", "scopes", List.of("read"))).post("/tokens")
                    .then().statusCode(201).extract().path("id");
            present = Map.of("post", post, "author", author, "category", category, "tag", slug, "id", token, "number", "1");

            var renamedTag = unique("renamed");
            var renamed = aPost("A former name").tags(renamedTag).published().slug();
            former = Map.of("post", moved("/posts/", renamed), "author", moved("/authors/", somebody("Ada", "author").slug()),
                    "category", moved("/categories/", aCategory("A former category", null)),
                    "tag", moved("/tags/", renamedTag.replace(' ', '-')), "number", "1");

            var deleted = aPost("Gone").published().slug();
            asAdmin().delete("/posts/{post}?permanent=true", deleted).then().statusCode(204);
            gone = Map.of("post", deleted, "number", "1");
        }
    }

    private static String moved(String path, String slug) {
        asAdmin().body(Map.of("slug", slug + "-moved")).patch(path + slug).then().statusCode(200);
        return slug;
    }

    @Test
    void whoHasItAlreadyNeedNotReadItAgain() {
        each(304, operation -> {
            var tag = send(operation, allowed(operation), present).header("ETag");
            return send(operation, allowed(operation).header("If-None-Match", tag), present);
        });
    }

    @Test
    void aFormerSlugLeadsToThePresentOne() {
        each(308, operation -> send(operation, allowed(operation).redirects().follow(false), former));
    }

    @Test
    void aParameterThatNobodyKnowsIsRefused() {
        each(400, operation -> send(operation, allowed(operation).queryParam("nonsense", "1"), present));
    }

    @Test
    void aTokenThatNobodyKnowsIsRefused() {
        each(401, operation -> send(operation, as("sfp_nobodys"), present));
    }

    @Test
    void aTokenThatIsGoodForSomethingElseIsRefused() {
        var token = token(somebody("Grace of all operations", "contributor").id(), "publish");

        each(403, operation -> {
            var parameters = document.parameters(operation).keySet();
            var request = as(token);
            if (parameters.contains("status")) {
                request.queryParam("status", "draft");
            }
            if (parameters.contains("preview")) {
                request.queryParam("preview", "no-such-link");
            }
            return send(operation, request, present);
        });
    }

    @Test
    void whatIsNotThereIsNotFound() {
        each(404, operation -> send(operation, allowed(operation), UNKNOWN));
    }

    @Test
    void whoWantsNoJsonIsRefused() {
        each(406, operation -> send(operation, allowed(operation).accept("text/csv"), present));
    }

    @Test
    void whatIsGoneIsGone() {
        each(410, operation -> send(operation, allowed(operation), gone));
    }

    @Test
    void whoMeansAnotherVersionIsRefused() {
        each(412, operation -> send(operation, allowed(operation).header("If-Match", "\"999.another\""), present));
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        var large = '"' + "a".repeat(10_500_000) + '"';
        // Else all of it is sent, whatever comes back.
        var askingFirst = RestAssuredConfig.config().httpClient(httpClientConfig()
                .setParam(CoreProtocolPNames.USE_EXPECT_CONTINUE, true));

        each(413, operation -> send(operation, allowed(operation).config(askingFirst), large));
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        each(415, operation -> send(operation, allowed(operation).contentType("text/markdown"), present));
    }

    /** Or a key: where nothing is sent, nothing else can break one. */
    @Test
    void aValueThatBreaksARuleIsRefused() {
        var key = usedKey();

        each(422, operation -> spoiled(operation).map(body -> send(operation, allowed(operation), body.toString()))
                .filter(answer -> answer.statusCode() == 422).findFirst()
                .orElseGet(() -> send(operation, allowed(operation).header("Idempotency-Key", key), present)));
    }

    @Test
    void whoIsOvertakenIsToldSo() {
        each(409, operation -> struck(operation, new SQLException("duplicate key", "23505")));
    }

    @Test
    void whatNobodyThoughtOfIsOurFault() {
        each(500, operation -> struck(operation, new SQLException("no such column", "42703")));
    }

    @Test
    void whoComesWhileTheDatabaseIsAwayIsAskedToComeBack() {
        each(503, operation -> struck(operation, new SQLException("connection lost", "08006")));
    }

    private Response struck(Operation operation, SQLException accident) {
        ColdCache.ofEverything();
        var answers = new ArrayList<Response>();
        Accidents.during(accident, () -> answers.add(send(operation, allowed(operation), present)));
        return answers.get(0);
    }

    /** To each operation that the document gives the status; a batch has those of its parts, which are told elsewhere. */
    private void each(int status, Function<Operation, Response> request) {
        var others = new ArrayList<String>();
        var asked = 0;
        for (var operation : document.operations()) {
            var ofItsParts = operation.id().equals("batchPosts") && List.of(404, 410, 412).contains(status);
            if (operation.node().path("responses").has(String.valueOf(status)) && !ofItsParts) {
                asked++;
                try {
                    var answer = request.apply(operation);
                    if (answer.statusCode() != status) {
                        others.add(operation.id() + " answers " + answer.statusCode() + " " + answer.asString());
                    }
                } catch (AssertionError notAsDocumented) {
                    others.add(notAsDocumented.getMessage());
                }
            }
        }
        assertEquals("", String.join("\n", others), () -> "All should answer " + status);
        assertEquals(true, asked > 0, () -> "No operation has " + status);
    }

    /** Of whoever may do it. */
    private static RequestSpecification allowed(Operation operation) {
        for (var way : operation.node().path("security")) {
            if (way.isEmpty()) {
                return anyone();
            }
        }
        return asAdmin();
    }

    private Response send(Operation operation, RequestSpecification request, Map<String, String> things) {
        return new DocumentedRequest(document, operation).send(request, things);
    }

    private Response send(Operation operation, RequestSpecification request, String body) {
        return new DocumentedRequest(document, operation).send(request, present, body);
    }

    private static String usedKey() {
        var key = UUID.randomUUID().toString();
        asAdmin().header("Idempotency-Key", key).body(Map.of("name", "Made once")).post("/categories").then().statusCode(201);
        return key;
    }

    /** Bodies of which each has one value that nobody would send. */
    private Stream<JsonNode> spoiled(Operation operation) {
        var media = operation.node().at("/requestBody/content/application~1json");
        var all = new ArrayList<JsonNode>();
        document.resolve(media.path("schema")).path("properties").properties().forEach(property -> {
            if (property.getValue().path("type").toString().contains("\"string\"")) {
                all.add(with(media.path("example"), "/" + property.getKey(), TextNode.valueOf("\0")));
            }
        });
        spoil(media.path("example"), media.path("example"), "", all);
        return all.stream();
    }

    private static void spoil(JsonNode body, JsonNode node, String pointer, List<JsonNode> all) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> spoil(body, property.getValue(), pointer + "/" + property.getKey(), all));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                spoil(body, array.get(i), pointer + "/" + i, all);
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
