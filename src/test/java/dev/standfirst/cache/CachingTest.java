package dev.standfirst.cache;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.RawConnection;
import dev.standfirst.testing.RawRequest;
import io.quarkus.test.junit.QuarkusTest;

/** HTTP caching: public responses are cached for a moment and revalidated by their entity tag; others are not cached. */
@QuarkusTest
class CachingTest extends ApiTest {

    @Test
    void responseToAnAnonymousCallerIsPubliclyCacheable() {
        var post = aPost("A crane for all").published().slug();

        var response = anyone().get("/posts/{post}", post);

        response.then().statusCode(200).header("Cache-Control", "public, max-age=10, stale-while-revalidate=60");
        assertThat(response.headers().getValues("Vary"), hasItem(containsString("Authorization")));
        assertThat(response.headers().getValues("Vary"), not(hasItem(containsString("Accept-Language"))));
    }

    @Test
    void responseToACallerWithATokenIsNotCacheable() {
        asAdmin().get("/posts").then().statusCode(200).header("Cache-Control", "private, no-store");
    }

    @Test
    void responseThatDependsOnTheLanguageVariesByIt() {
        var post = aPost("A crane of yesterday").published().slug();

        var response = anyone().get("/posts/{post}?include=publishedAgo", post);

        assertThat(response.headers().getValues("Vary"), hasItem(containsString("Accept-Language")));
    }

    @Test
    void responseToAWriteIsNotCacheable() {
        asAdmin().body(Map.of("title", "A crane to come")).post("/posts").then().statusCode(201)
                .header("Cache-Control", "no-store")
                .header("ETag", matchesPattern("\"\\d+\\.[\\w-]+\""));
    }

    @Test
    void responseToAnInvalidRequestIsNotCacheable() {
        anyone().get("/posts?limit=0").then().statusCode(400).header("Cache-Control", "no-store");
    }

    @Test
    void notFoundIsCacheableForAMoment() {
        anyone().get("/posts/no-such-post").then().statusCode(404).header("Cache-Control", "public, max-age=10");
    }

    @Test
    void entityTagOfAPostBeginsWithItsVersion() {
        var post = aPost("A crane of one version").published().create();

        anyone().get("/posts/{post}", post.getString("slug")).then()
                .header("ETag", matchesPattern("\"" + post.getLong("version") + "\\.[\\w-]+-gzip\""));
    }

    @Test
    void entityTagOfAListIsItsHash() {
        anyone().get("/posts?limit=1").then().header("ETag", matchesPattern("\"[\\w-]+\""));
    }

    @Test
    void matchingEntityTagGetsA304WithoutABody() {
        var post = aPost("A crane seen twice").published().slug();
        var tag = anyone().get("/posts/{post}", post).header("ETag");

        var response = anyone().header("If-None-Match", "\"other\", W/" + tag).get("/posts/{post}", post);

        response.then().statusCode(304).header("ETag", tag).header("Cache-Control", containsString("max-age"))
                .body(equalTo(""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"other\"", "nonsense", "", "W/\"1.\"" })
    void otherOrMalformedEntityTagGetsTheWholeResponse(String tag) {
        var post = aPost("A crane seen once").published().slug();

        anyone().header("If-None-Match", tag).get("/posts/{post}", post).then().statusCode(200).body("slug", equalTo(post));
    }

    @Test
    void starInIfNoneMatchGetsA304() {
        anyone().header("If-None-Match", "*").get("/site").then().statusCode(304);
    }

    @Test
    void changedPostHasAnotherEntityTag() {
        var post = aPost("A crane that moves").published().slug();
        var before = anyone().get("/posts/{post}", post).header("ETag");
        asAdmin().body(Map.of("excerpt", "It moved.")).patch("/posts/{post}", post).then().statusCode(200);

        anyone().header("If-None-Match", before).get("/posts/{post}", post).then().statusCode(200).header("ETag",
                not(equalTo(before)));
    }

    @Test
    void eachContentCodingHasItsOwnEntityTagAndMatchesTheOther() {
        var post = aPost("A crane in a zip").published().slug();

        var plain = entityTag(new RawRequest("GET /api/v1/posts/" + post + " HTTP/1.1").send());
        var zipped = anyone().get("/posts/{post}", post);
        var crossed = anyone().header("If-None-Match", plain).get("/posts/{post}", post);

        assertThat(zipped.header("ETag"), equalTo(plain.replaceAll("\"$", "-gzip\"")));
        assertThat(crossed.statusCode(), equalTo(304));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "deflate, gzip;q=0.5", "*", "gzip;q=0", "br", "identity;q=1, *;q=0", "GZIP", "x-gzip",
            "gzip;q=x",
            "br, gzip;q=0", "deflate" })
    void entityTagNamesTheContentCodingOfTheResponse(String acceptEncoding) {
        var response = new RawRequest("GET /api/v1/site HTTP/1.1").header("Accept-Encoding: " + acceptEncoding).send()
                .toLowerCase(Locale.ROOT);

        assertThat(response, response.contains("\r\ncontent-encoding: gzip"), equalTo(response.contains("-gzip\"\r\n")));
    }

    /** The first response comes from the resource, the second one from the response cache, the third one from the fast lane. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "GZIP | true", "x-gzip | true", "gzip;q=0.5, identity;q=1 | false",
            "gzip;q=0 | false",
            "* | true", "*;q=0 | false", "br | false", "identity;q=0.1, gzip;q=0.2 | true", "gzip;q=x | false" })
    void caseAndWeightsOfAcceptEncodingCountInEveryLane(String acceptEncoding, boolean isGzip) {
        var get = RawConnection.request("GET /api/v1/posts/" + aPost("A crane in any case").published().slug(),
                "Accept-Encoding: " + acceptEncoding);
        try (var connection = new RawConnection()) {
            for (int i = 0; i < 3; i++) {
                var response = connection.exchange(get);

                assertThat(response.headers().contains("content-encoding: gzip"), equalTo(isGzip));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/posts?limit=0", "/api/v1/posts/no-such-post", "/nope", "/api/v1/me", "/openapi", "/docs",
            "/docs/style.css" })
    void everyTextIsCompressedForClientsThatAcceptIt(String path) {
        for (var coding : List.of("gzip", "identity")) {
            var response = new RawRequest("GET " + path + " HTTP/1.1").header("Accept-Encoding: " + coding).send()
                    .toLowerCase(Locale.ROOT);

            assertThat(response, response.contains("\r\ncontent-encoding: gzip"), equalTo(coding.equals("gzip")));
        }
    }

    @Test
    void responseHasTheTimeAtWhichItWasRead() {
        anyone().get("/site").then().header("Last-Modified",
                matchesPattern("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"));
    }

    @Test
    void headHasTheEntityTagOfGetWithoutTheBody() {
        var post = aPost("A crane by its head").published().slug();

        var head = anyone().head("/posts/{post}", post);

        head.then().statusCode(200).contentType("application/json")
                .header("ETag", anyone().get("/posts/{post}", post).header("ETag"))
                .body(equalTo(""));
    }

    @Test
    void redirectIsCacheableForAMoment() {
        var post = aPost("A crane by another name").published().slug();
        asAdmin().body(Map.of("slug", post + "-renamed")).patch("/posts/{post}", post).then().statusCode(200);

        anyone().redirects().follow(false).get("/posts/{post}", post).then().statusCode(308)
                .header("Cache-Control", "public, max-age=10");
    }

    private static String entityTag(String response) {
        return response.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("etag: ")).findFirst().orElseThrow()
                .substring("etag: ".length());
    }
}
