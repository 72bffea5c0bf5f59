package dev.standfirst.openapi;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.database.lock.TransactionLock;
import dev.standfirst.testing.Accidents;
import dev.standfirst.testing.RestAssuredSetup;
import dev.standfirst.testing.TestClock;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * All examples in the document are requests and responses of the service. Lists show all posts, so this test has a service of
 * its own. {@code -Dexamples=write} records the examples again.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(ExamplesTest.ServiceOfItsOwn.class)
class ExamplesTest {

    private static final String POST = "why-the-ferry-waits";

    /** Parameters whose examples cannot be used: a cursor excludes {@code page}, and the preview link has expired. */
    private static final Set<String> WITHOUT_EXAMPLE_VALUE = Set.of("cursor", "preview");

    @Inject
    TransactionLock lock;

    private final RecordedExamples examples = new RecordedExamples();

    static {
        RestAssuredSetup.install();
    }

    public static class ServiceOfItsOwn implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("standfirst.rate-limit.enabled", "true", "standfirst.rate-limit.requests", "150");
        }
    }

    @AfterEach
    void resetClock() {
        TestClock.INSTANCE.reset();
    }

    @Test
    void everyExampleIsARequestOrResponseOfTheService() throws IOException {
        at("2026-02-20T09:00:00Z");
        people();
        at("2026-02-20T09:30:00Z");
        categories();
        at("2026-02-21T10:15:00Z");
        var token = token();

        otherPosts();
        post(token);
        shares();
        workingCopy(token);
        batch(token);
        at("2026-03-05T10:00:00Z");
        tags();
        site();
        problems(token);
        accidents();
        parameters();
        tooManyRequests(token);

        assertEquals("", String.join("\n", examples.differences()),
                () -> "Examples of the document are out of date; ./mvnw test -Dtest=ExamplesTest -Dexamples=write renews them");
    }

    private void people() {
        examples.response("createAuthor", 201, admin().body(examples.request("createAuthor", object(
                "name", "Ines Calder", "bio", "Writes about harbours, and about those who wait in them.",
                "avatarUrl", "https://img.example/ines.jpg", "websiteUrl", "https://ines.example",
                "links", List.of(object("network", "mastodon", "url", "https://social.example/@ines")),
                "email", "ines@harbour.example", "role", "contributor"))).post("/authors"));
        admin().body(object("name", "Grace Okafor", "role", "editor")).post("/authors").then().statusCode(201);
        examples.response("updateAuthor", 200, admin()
                .body(examples.request("updateAuthor", object("role", "author"))).patch("/authors/ines-calder"));
    }

    private void categories() {
        admin().body(object("name", "Sea")).post("/categories").then().statusCode(201);
        examples.response("createCategory", 201, admin().body(examples.request("createCategory", object(
                "name", "Ships", "description", "What moves over the sea.", "parent", "sea"))).post("/categories"));
        examples.response("updateCategory", 200, admin().body(examples.request("updateCategory", object(
                "name", "Harbours", "slug", "harbours"))).patch("/categories/ships"));
    }

    private String token() {
        var created = admin().body(examples.request("createToken", object("author", "ines-calder", "name", "laptop",
                "scopes", List.of("read", "write", "publish"), "expiresAt", "2027-03-01T00:00:00Z"))).post("/tokens");
        examples.response("createToken", 201, created);
        examples.response("listTokens", 200, admin().queryParam("author", "ines-calder").get("/tokens"));
        String token = created.path("token");
        examples.response("getMe", 200, as(token).get("/me"));
        return token;
    }

    private void otherPosts() {
        published("2026-02-24T07:30:00Z", "What a lighthouse keeper reads", "grace-okafor",
                "Winter is long on the rock, and the library came by boat.");
        published("2026-03-01T18:00:00Z", "A lamp nobody switches off", "grace-okafor",
                "Nobody owns the tide, but somebody always sends the bill for the wall that it leans against.");
    }

    private void published(String at, String title, String author, String text) {
        at(at);
        admin().body(object("title", title, "authors", List.of(author), "status", "published", "categories", List.of("sea"),
                "content", object("format", "markdown", "source", text))).post("/posts").then().statusCode(201);
    }

    private void post(String token) {
        at("2026-03-02T16:20:00Z");
        examples.response("createPost", 201, as(token).body(examples.request("createPost", object(
                "title", "Why the ferry waits", "language", "en", "categories", List.of("harbours"),
                "tags", List.of("Ferries", "Container ship"),
                "coverImage", object("url", "https://img.example/crane.jpg", "alt", "A crane above a container ship",
                        "width", 1600, "height", 900),
                "content", object("format", "markdown", "source", """
                        An army marches on its stomach, and its stomach is filled at a quay. Whoever holds the **harbour** \
                        decides who eats.

                        - A siege begins where the ships stop.
                        - It ends where they come back.
                        """),
                "seo", object("description", "A short history of harbours under siege.")))).post("/posts"));
        at("2026-03-02T16:30:00Z");
        examples.response("createPreviewLink", 201, as(token).body(examples.request("createPreviewLink",
                object("expiresIn", "PT1H"))).post("/posts/" + POST + "/preview-links"));
        at("2026-03-04T08:15:00Z");
        examples.response("updatePost", 200,
                as(token).body(examples.request("updatePost", object("status", "published"))).patch("/posts/" + POST));
        at("2026-03-05T09:00:00Z");
    }

    private void shares() {
        examples.response("setShareBaseline", 200, admin().body(examples.request("setShareBaseline",
                object("networks", object("facebook", 40, "email", 2)))).put("/posts/" + POST + "/shares"));
        examples.response("sharePost", 201, anyone().body(examples.request("sharePost", object("network", "mastodon")))
                .post("/posts/" + POST + "/shares"));
        examples.response("sharePost.repeated", 200, anyone().body(object("network", "mastodon"))
                .post("/posts/" + POST + "/shares"));
        examples.response("getShares", 200, anyone().queryParam("by", "day").get("/posts/" + POST + "/shares"));
        examples.response("listShares", 200, anyone().queryParam("posts", POST + ",a-lamp-nobody-switches-off").get("/shares"));
        examples.response("getPost", 200,
                anyone().queryParam("include", "recent,shareLinks,publishedAgo").get("/posts/" + POST));
        examples.response("listPosts", 200,
                anyone().queryParam("include", "publishedAgo").queryParam("limit", 2).get("/posts"));
        examples.response("listAuthors", 200, anyone().queryParam("total", true).queryParam("limit", 2).get("/authors"));
        examples.response("getAuthor", 200, anyone().queryParam("include", "posts,publishedAgo").get("/authors/ines-calder"));
        examples.response("getCategory", 200, anyone().queryParam("include", "posts").get("/categories/harbours"));
        examples.response("listCategories", 200, anyone().queryParam("tree", true).get("/categories"));
    }

    private void workingCopy(String token) {
        at("2026-03-05T09:10:00Z");
        examples.response("updateDraft", 200, as(token).body(examples.request("updateDraft", object(
                "title", "Why the ferry waits, and end them", "excerpt", null))).patch("/posts/" + POST + "/draft"));
        examples.response("getDraft", 200, as(token).get("/posts/" + POST + "/draft"));
        at("2026-03-05T09:15:00Z");
        examples.response("publishDraft", 200, as(token).post("/posts/" + POST + "/draft/publish"));
        examples.response("listRevisions", 200, as(token).queryParam("limit", 2).get("/posts/" + POST + "/revisions"));
        examples.response("getRevision", 200, as(token).get("/posts/" + POST + "/revisions/2"));
        examples.response("compareRevisions", 200, as(token).get("/posts/" + POST + "/revisions/2/diff"));
        at("2026-03-05T09:20:00Z");
        examples.response("restoreRevision", 200, as(token).post("/posts/" + POST + "/revisions/2/restore"));
        examples.problem("wrong-state", 409,
                as(token).body(object("status", "scheduled", "publishedAt", "2026-04-01T06:00:00Z"))
                        .patch("/posts/" + POST));
    }

    private void batch(String token) {
        examples.response("batchPosts", 200, as(token).body(examples.request("batchPosts", object("operations", List.of(
                object("op", "create", "value", object("title", "Notes on anchors")),
                object("op", "patch", "post", "a-lamp-nobody-switches-off", "value", object("featured", true))))))
                .post("/posts/batch"));
    }

    private void tags() {
        examples.response("updateTag", 200, admin().body(examples.request("updateTag",
                object("name", "Container ships", "slug", "container-ships"))).patch("/tags/container-ship"));
        examples.response("getTag", 200, anyone().get("/tags/container-ships"));
        examples.response("listTags", 200, anyone().get("/tags"));
    }

    private void site() {
        examples.response("updateSite", 200, admin().body(examples.request("updateSite",
                object("description", "Essays on ports, seas and trade."))).patch("/site"));
        examples.response("getSite", 200, anyone().get("/site"));
    }

    private void problems(String token) {
        examples.problem("malformed", 400, as(token).body("{\"title\": \"Why ports decide").post("/posts"));
        examples.problem("unknown-property", 400, as(token).body(object("titel", "Why the ferry waits")).post("/posts"));
        examples.problem("wrong-type", 400, as(token).body(object("title", "A quay", "featured", "yes")).post("/posts"));
        examples.problem("unknown-parameter", 400, anyone().queryParam("categroy", "harbours").get("/posts"));
        examples.problem("invalid-parameter", 400, anyone().queryParam("limit", 1000).get("/posts"));
        examples.problem("unauthenticated", 401, as("sfp_unknown").get("/me"));
        examples.problem("forbidden", 403, as(token).body(object("name", "Fishing")).post("/categories"));
        examples.problem("not-found", 404, anyone().get("/posts/why-ports-decide-peace"));
        examples.problem("not-acceptable", 406, anyone().accept("text/csv").get("/posts"));
        examples.problem("slug-taken", 409, as(token).body(object("title", "Ferries", "slug", POST)).post("/posts"));
        examples.problem("in-use", 409, admin().delete("/authors/grace-okafor"));
        admin().delete("/posts/a-lamp-nobody-switches-off").then().statusCode(204);
        examples.problem("gone", 410, anyone().get("/posts/a-lamp-nobody-switches-off"));
        examples.response("restorePost", 200, admin().post("/posts/a-lamp-nobody-switches-off/restore"));
        examples.problem("stale", 412, as(token).header("If-Match", "\"0.Jx4VhN8ZqT0eYk2b\"")
                .body(object("excerpt", "Whoever holds the harbour decides who eats.")).patch("/posts/" + POST));
        examples.problem("too-large", 413, as(token).body(object("title", "A".repeat(10_500_000))).post("/posts"));
        examples.problem("unsupported-media-type", 415,
                as(token).contentType("text/markdown").body("# Why the ferry waits").post("/posts"));
        examples.problem("invalid", 422,
                as(token).body(object("title", " ", "authors", List.of("ines-caldere"))).post("/posts"));
        as(token).header("Idempotency-Key", "a-quay").body(object("title", "A quay")).post("/posts").then().statusCode(201);
        examples.problem("key-reused", 422,
                as(token).header("Idempotency-Key", "a-quay").body(object("title", "Another quay")).post("/posts"));
    }

    /** Records problems that need a failure or a concurrent request. */
    private void accidents() {
        // With a tag, which Hibernate reads: it is Hibernate whose statements fail.
        var storm = object("title", "A storm", "tags", List.of("Weather"));
        Accidents.during(new SQLException("no such column", "42703"),
                () -> examples.problem("internal", 500, admin().body(storm).post("/posts")));
        Accidents.during(new SQLException("duplicate key", "23505"),
                () -> examples.problem("changed-meanwhile", 409, admin().body(storm).post("/posts")));
        Accidents.during(new SQLException("too many connections", "53300"),
                () -> examples.problem("unavailable", 503, admin().body(storm).post("/posts")));

        String author = admin().get("/me").path("author.id");
        var token = admin().queryParam("author", author).get("/tokens").<String> path("items[0].id");
        QuarkusTransaction.requiringNew().run(() -> {
            lock.tryAcquire("idempotency " + token + " a-wharf");
            examples.problem("in-flight", 409,
                    admin().header("Idempotency-Key", "a-wharf").body(object("title", "A wharf")).post("/posts"));
        });
    }

    /** Checks that each parameter of a read accepts its example; the response does not matter. */
    private void parameters() throws IOException {
        var document = Document.committed();
        var rejected = new ArrayList<String>();
        for (var operation : document.operations()) {
            if (operation.isRead()) {
                var request = admin().basePath("");
                for (var reference : operation.node().path("parameters")) {
                    var parameter = document.resolve(reference);
                    var name = parameter.path("name").asText();
                    var value = Document.sent(parameter.path("example"));
                    switch (parameter.path("in").asText()) {
                        case "path" -> request.pathParam(name, value);
                        case "header" -> request.header(name, value);
                        default -> {
                            if (!WITHOUT_EXAMPLE_VALUE.contains(name)) {
                                request.queryParam(name, value);
                            }
                        }
                    }
                }
                var response = request.get(operation.path());
                if (response.statusCode() == 400) {
                    rejected.add(operation.id() + ": " + response.asString());
                }
            }
        }
        assertEquals("", String.join("\n", rejected));
        anyone().queryParam("cursor", document.components("parameters").get("cursor").path("example").asText()).get("/posts")
                .then().statusCode(200);
    }

    private void tooManyRequests(String token) {
        Response response;
        do {
            response = as(token).get("/me");
        } while (response.statusCode() == 200);
        examples.problem("too-many-requests", 429, response);
    }

    private static void at(String time) {
        TestClock.INSTANCE.moveTo(Instant.parse(time));
    }

    private static RequestSpecification anyone() {
        return given().basePath("/api/v1").contentType(ContentType.JSON);
    }

    private static RequestSpecification as(String token) {
        return anyone().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification admin() {
        return as(TestDatabase.ADMIN_TOKEN);
    }

    /** Object with alternating names and values, in the order in which the example shows them. */
    private static Map<String, Object> object(Object... entries) {
        var object = new LinkedHashMap<String, Object>();
        var parts = Arrays.asList(entries).iterator();
        while (parts.hasNext()) {
            object.put((String) parts.next(), parts.next());
        }
        return object;
    }
}
