package dev.standfirst.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.PostFixture;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A client may send back what it has read. */
@QuarkusTest
class RoundTripTest extends ApiTest {

    private static final String ALL = "?include=recent,related,adjacent,shares,shareLinks,publishedAgo";

    private static List<PostFixture> posts() {
        var cover = Map.of("url", "https://img.example/a.jpg", "alt", "A crane", "width", 1_600);
        var seo = Map.of("title", "For engines", "noIndex", true);
        return List.of(aPost("Bare"), aPost("Drafted").markdown("*One* two.").with("publishedAt", "2031-01-01T00:00:00Z"),
                aPost("Waiting").with("reviewRequestedAt", "2026-02-28T17:00:00Z").with("reviewNote", "Please look."),
                aPost("Published").published().html("<p>" + "word ".repeat(40) + "</p>").tags("C++", "Sea, air", "#1"),
                aPost("Dated").publishedAt(Instant.parse("2019-03-04T05:06:07.089Z")).with("coverImage", cover).with("seo", seo)
                        .with("excerpt", "An own one.").with("featured", true).with("language", "de").tags("Ports"),
                aPost("Archived").with("status", "archived").with("publishedAt", "2019-03-04T05:06:07Z"),
                aPost("Scheduled").with("status", "scheduled").with("publishedAt", "2031-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6 })
    void aPostThatIsSentBackChangesNothing(int number) {
        var fixture = posts().get(number);
        var category = aCategory(unique("Returning"), null);
        var id = fixture.categories(category).create().getString("id");
        var read = asAdmin().get("/posts/" + id + ALL).then().statusCode(200).extract();

        var response = asAdmin().body(read.asByteArray()).patch("/posts/" + id);

        response.then().statusCode(200).body("version", equalTo(read.path("version")))
                .body("updatedAt", equalTo(read.path("updatedAt")));
        asAdmin().get("/posts/" + id + "/revisions").then().body("items.number", contains(1));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6 })
    void aPostThatIsSentAsANewOneIsCopied(int number) {
        var fixture = posts().get(number);
        var category = aCategory(unique("Copied"), null);
        var id = fixture.categories(category).create().getString("id");
        Map<String, Object> read = asAdmin().get("/posts/" + id + ALL).then().statusCode(200).extract().jsonPath().getMap("$");
        var sent = new HashMap<>(read);
        sent.put("slug", read.get("slug") + "-again");

        var response = asAdmin().body(sent).post("/posts");

        Map<String, Object> copy = response.then().statusCode(201).extract().jsonPath().getMap("$");
        for (var property : List.of("title", "excerpt", "status", "language", "featured", "authors", "categories", "tags",
                "coverImage", "content", "seo", "wordCount")) {
            assertEquals(read.get(property), copy.get(property), property);
        }
        assertEquals(read.get("publishedAt"), copy.get("publishedAt"));
    }

    @Test
    void aReadOnlyPropertyWithAnotherValueIsRejected() {
        var id = aPost("Fixed").create().getString("id");

        var response = asAdmin().body(Map.of("title", "New", "id", "019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12", "version", 99,
                "url", "https://x.example", "content", Map.of("html", "<p>mine</p>"))).patch("/posts/" + id);

        assertReadOnly(response, "/id", "/version", "/url", "/content/html");
        asAdmin().get("/posts/" + id).then().body("title", equalTo("Fixed"));
    }

    @Test
    void anAutomaticExcerptThatIsSentBackStaysAutomatic() {
        var read = aPost("Short").html("<p>One two.</p>").create();
        var copy = asAdmin().body(Map.of("title", "Copy", "excerpt", "One two.", "content", read.getMap("content")))
                .post("/posts");

        for (var id : List.of(read.getString("id"), copy.<String> path("id"))) {
            asAdmin().body(Map.of("excerpt", "One two.", "content", Map.of("source", "<p>Three.</p>"))).patch("/posts/" + id)
                    .then().statusCode(200).body("excerpt", equalTo("Three."));
        }
    }

    @Test
    void aWorkingCopyThatIsSentBackChangesNothing() {
        var id = aPost("Live").published().tags("Live").create().getString("id");
        asAdmin().body(asAdmin().get("/posts/" + id).asByteArray()).patch("/posts/" + id + "/draft").then().statusCode(200);
        asAdmin().body(Map.of("title", "Soon", "tags", List.of("Never used " + id))).patch("/posts/" + id + "/draft").then()
                .statusCode(200);
        var read = asAdmin().get("/posts/" + id + "/draft").then().statusCode(200).extract();

        var response = asAdmin().body(read.asByteArray()).patch("/posts/" + id + "/draft");

        response.then().statusCode(200).body("version", equalTo(read.path("version")));
        assertReadOnly(asAdmin().body(Map.of("wordCount", 9)).patch("/posts/" + id + "/draft"), "/wordCount");
    }

    @Test
    void authorsCategoriesTagsAndTheSiteThatAreSentBackChangeNothing() {
        var author = somebody("Ada Return", "author");
        var parent = aCategory(unique("Above"), null);
        var category = aCategory(unique("Below"), parent);
        var tag = aPost("Tagged").tags(unique("Returned")).published().create().getString("tags[0].slug");
        for (var path : List.of("/authors/" + author.slug() + "?include=posts", "/categories/" + category + "?include=posts",
                "/tags/" + tag, "/site")) {
            var read = asAdmin().get(path).then().statusCode(200).extract();

            var response = asAdmin().body(read.asByteArray()).patch(path.replaceAll("\\?.*", ""));

            response.then().statusCode(200).body("version", equalTo(read.path("version")));
            assertReadOnly(asAdmin().body(Map.of("version", 99)).patch(path.replaceAll("\\?.*", "")), "/version");
        }
    }

    @Test
    void aBatchAcceptsWhatWasRead() {
        var read = aPost("In a batch").tags("Batch").create();
        var sent = new HashMap<>(read.<String, Object> getMap("$"));
        var copy = new HashMap<>(sent);
        copy.put("slug", read.getString("slug") + "-again");

        var response = asAdmin().body(Map.of("operations", List.of(
                Map.of("op", "patch", "post", read.getString("id"), "value", sent), Map.of("op", "create", "value", copy),
                Map.of("op", "patch", "post", read.getString("id"), "value", Map.of("id", "x", "titel", 1, "featured", "no")))))
                .post("/posts/batch");

        response.then().statusCode(200).body("items.status", contains(200, 201, 400))
                .body("items[0].post.version", equalTo(read.getInt("version")))
                .body("items[1].post.tags[0].slug", equalTo("batch"))
                .body("items[2].problem.errors.pointer", containsInAnyOrder(
                        "/operations/2/value/id", "/operations/2/value/titel", "/operations/2/value/featured"));
    }

    @Test
    void tagsAreNamedByNameSlugFormerSlugOrObject() {
        var name = unique("Plus") + "++";
        var slug = aPost("First").tags(name).create().getString("tags[0].slug");
        asAdmin().body(Map.of("slug", slug + "-now")).patch("/tags/" + slug).then().statusCode(200);

        for (var tag : List.of(name, name.toUpperCase(java.util.Locale.ROOT), slug, slug + "-now",
                Map.of("slug", slug + "-now", "name", name), Map.of("slug", slug))) {
            var response = asAdmin().body(Map.of("title", "Named", "tags", List.of(tag, name))).post("/posts");

            response.then().statusCode(201).body("tags", equalTo(List.of(Map.of("slug", slug + "-now", "name", name))));
        }
    }

    private static void assertReadOnly(Response response, String... pointers) {
        response.then().statusCode(422).body("errors.pointer", containsInAnyOrder(pointers))
                .body("errors[0].code", equalTo("ReadOnly")).body("errors[0].detail", containsString("read-only"));
    }
}
