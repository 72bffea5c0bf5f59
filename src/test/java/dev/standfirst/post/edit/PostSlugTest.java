package dev.standfirst.post.edit;

import static org.hamcrest.Matchers.anyOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Slugs of posts: generated from the title, unique, and redirecting to the current slug after a change. */
@QuarkusTest
class PostSlugTest extends ApiTest {

    @Test
    void slugIsGeneratedFromTheTitleAndNumberedWhenTaken() {
        var title = unique("Čez morje");
        var stem = title.toLowerCase().replace("č", "c").replace(' ', '-');

        assertEquals(stem, aPost(title).slug());
        assertEquals(stem + "-2", aPost(title).slug());
        assertEquals(stem + "-3", aPost(title).slug());
    }

    @Test
    void postIsFoundByItsIdAndByItsSlug() {
        var post = aPost(unique("Two names")).published().create();

        anyone().get("/posts/{post}", post.getString("id")).then().statusCode(200).body("slug",
                equalTo(post.getString("slug")));
        anyone().get("/posts/{post}", post.getString("slug")).then().statusCode(200).body("id", equalTo(post.getString("id")));
    }

    @Test
    void formerSlugRedirectsPermanentlyToTheCurrentOne() {
        var former = aPost(unique("Former")).published().slug();
        var current = former + "-now";

        asAdmin().body(Map.of("slug", current)).patch("/posts/{post}", former).then().statusCode(200).body("slug",
                equalTo(current));

        anyone().redirects().follow(false).queryParam("include", "recent").get("/posts/{post}", former)
                .then().statusCode(308).header("Location", endsWith("/api/v1/posts/" + current + "?include=recent"));
        anyone().get("/posts/{post}", former).then().statusCode(200).body("slug", equalTo(current));
        anyone().redirects().follow(false).get("/posts/{post}/shares", former)
                .then().statusCode(308).header("Location", endsWith("/api/v1/posts/" + current + "/shares"));
    }

    /** The address is relative, because a shared cache stores it under any host. */
    @ParameterizedTest
    @CsvSource({ "GET, /posts/%s, /posts/%s", "GET, /posts/%s?include=recent&fields=title, /posts/%s?include=recent&fields=title",
            "GET, /posts/%s/shares, /posts/%s/shares", "GET, /posts/%s/revisions/1/diff, /posts/%s/revisions/1/diff",
            "POST, /posts/%s/draft/publish, /posts/%s/draft/publish", "PATCH, /posts/%s, /posts/%s", "DELETE, /posts/%s, /posts/%s" })
    void formerSlugRedirectsToTheSamePathWithTheCurrentOne(String method, String path, String location) {
        var former = aPost(unique("Spelled")).published().slug();
        var current = former + "-out";
        asAdmin().body(Map.of("slug", current)).patch("/posts/{post}", former).then().statusCode(200);

        for (var spelling : List.of(former, former.replace("-", "%2D"), former.replace("s", "%73"))) {
            asAdmin().urlEncodingEnabled(false).redirects().follow(false).body("{}").header("Host", "evil.example")
                    .request(method, path.formatted(spelling)).then().statusCode(308)
                    .header("Location", anyOf(equalTo("/api/v1" + location.formatted(current)),
                            // The path may be normalized first.
                            equalTo("/api/v1" + path.formatted(former))));
        }
    }

    @Test
    void onlyTheSlugOfThePathIsReplaced() {
        var id = aPost("A post about posts").with("slug", "posts").published().create().getString("id");
        asAdmin().body(Map.of("slug", "renamed-posts")).patch("/posts/{post}", id).then().statusCode(200);

        anyone().redirects().follow(false).get("/posts/posts").then().statusCode(308).header("Location",
                "/api/v1/posts/renamed-posts");
        asAdmin().queryParam("permanent", true).delete("/posts/{post}", id).then().statusCode(204);
    }

    @Test
    void formerSlugOfOnePostIsRejectedForAnother() {
        var former = aPost(unique("Mine")).published().slug();
        asAdmin().body(Map.of("slug", former + "-moved")).patch("/posts/{post}", former).then().statusCode(200);

        asAdmin().body(Map.of("title", "Thief", "slug", former)).post("/posts")
                .then().statusCode(409).body("errors.pointer", contains("/slug")).body("detail", containsString(former));
    }

    @Test
    void postMayReturnToItsFormerSlug() {
        var former = aPost(unique("There and back")).published().slug();
        var away = former + "-away";
        asAdmin().body(Map.of("slug", away)).patch("/posts/{post}", former).then().statusCode(200);

        asAdmin().body(Map.of("slug", former)).patch("/posts/{post}", away).then().statusCode(200).body("slug",
                equalTo(former));

        anyone().redirects().follow(false).get("/posts/{post}", away).then().statusCode(308)
                .header("Location", endsWith("/" + former));
    }

    @Test
    void slugSetToNullIsGeneratedFromTheTitleAgain() {
        var title = unique("Renamed");
        var slug = aPost(unique("Working title")).slug();

        asAdmin().body("{\"title\":\"" + title + "\",\"slug\":null}").patch("/posts/{post}", slug)
                .then().statusCode(200).body("slug", equalTo(title.toLowerCase().replace(' ', '-')));
    }

    @Test
    void formerSlugOfADraftIsUnknownToAnonymousCallers() {
        var former = aPost(unique("Secret")).slug();
        asAdmin().body(Map.of("slug", former + "-plan")).patch("/posts/{post}", former).then().statusCode(200);

        anyone().redirects().follow(false).get("/posts/{post}", former).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "привет-мир", "my_old_post", "v2.0-release", "你好", "हिन्दी", "caf\u00e9" })
    void givenSlugOfAnyScriptIsKeptAndServed(String words) {
        var slug = words + "-" + unique("x").replace(' ', '-');
        var created = asAdmin().body(Map.of("title", "Any", "slug", slug.toUpperCase(Locale.ROOT), "status", "published")).post("/posts");

        created.then().statusCode(201).body("slug", equalTo(slug))
                .header("Location", endsWith("/posts/" + URLEncoder.encode(slug, UTF_8)))
                .body("url", endsWith("/" + URLEncoder.encode(slug, UTF_8)));
        for (int i = 0; i < 2; i++) {
            anyone().get("/posts/{post}", slug).then().statusCode(200).body("slug", equalTo(slug));
        }
        anyone().get("/posts?ids={post}", slug).then().statusCode(200).body("items.slug", contains(slug));

        asAdmin().body(Map.of("slug", slug + "-ё")).patch("/posts/{post}", slug).then().statusCode(200);

        anyone().redirects().follow(false).get("/posts/{post}", slug).then().statusCode(308)
                .header("Location", endsWith("/api/v1/posts/" + URLEncoder.encode(slug + "-ё", UTF_8)));
        anyone().get("/posts/{post}", slug).then().statusCode(200).body("slug", equalTo(slug + "-ё"));
    }

    @Test
    void generatedSlugOfADraftFollowsItsTitle() {
        var title = unique("Final title");
        var slug = aPost(unique("Untitled")).slug();

        asAdmin().body(Map.of("title", title, "slug", slug, "status", "published")).patch("/posts/{post}", slug).then()
                .statusCode(200).body("slug", equalTo(title.toLowerCase().replace(' ', '-')));

        var current = title.toLowerCase().replace(' ', '-');
        asAdmin().body(Map.of("title", "Corrected")).patch("/posts/{post}", current).then()
                .statusCode(200).body("slug", equalTo(current));
    }

    @Test
    void givenSlugOfADraftStays() {
        var slug = unique("Given").toLowerCase().replace(' ', '-');
        aPost("Given").with("slug", slug).create();

        asAdmin().body(Map.of("title", "Another")).patch("/posts/{post}", slug).then().statusCode(200)
                .body("slug", equalTo(slug));
    }

    @Test
    void languageOfAPostDecidesHowItsSlugIsSpelled() {
        var word = unique("Größe");

        assertTrue(aPost(word).with("language", "de-AT").slug().startsWith("groesse"));
        assertTrue(aPost(word).with("language", "EN").slug().startsWith("grosse"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u00a0", "\u200b", "\u2800", "\u3164", "\n", "\u202e" })
    void blankTitleIsRejected(String title) {
        asAdmin().body(Map.of("title", title)).post("/posts").then().statusCode(422)
                .body("errors.pointer", contains("/title")).body("errors.code", contains("NotBlank"));
        asAdmin().body(Map.of("title", "Any", "excerpt", title, "tags", List.of(title))).post("/posts").then().statusCode(422)
                .body("errors.pointer", hasItem("/excerpt")).body("errors.pointer", hasItem("/tags/0"));
        asAdmin().body(Map.of("name", title)).post("/categories").then().statusCode(422)
                .body("errors.pointer", contains("/name"));
    }

    @Test
    void titleIsFoldedToOneLine() {
        asAdmin().body(Map.of("title", " Two\r\nlines\t\u202e ", "tags", List.of("Two\nlines"))).post("/posts").then()
                .statusCode(201).body("title", equalTo("Two lines"));
        asAdmin().body(Map.of("title", "A\ufffe")).post("/posts").then().statusCode(422);
    }

    @ParameterizedTest
    @MethodSource("malformedSlugs")
    void malformedSlugIsRejected(String slug) {
        var response = asAdmin().body(Map.of("title", "Any", "slug", slug)).post("/posts");

        response.then().statusCode(422).body("errors.pointer", hasItem("/slug"));
    }

    static Stream<String> malformedSlugs() {
        return Stream.of("a b", "a/b", "..", ".edge", "---", "", "½", "0191E8A0-7c00-7a1b-8b1a-0c5d3f1e2a90", "x".repeat(201), "a-".repeat(3_000));
    }
}
