package dev.standfirst.cache;

import static dev.standfirst.testing.RawConnection.request;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.RawConnection;
import dev.standfirst.testing.Statements;
import dev.standfirst.testing.TestClock;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** The response cache: a repeated anonymous request needs no database, until a change or the time invalidates its response. */
@QuarkusTest
class CacheFilterTest extends ApiTest {

    /** So long ago that posts of that time are in no list of other tests. */
    private static final Instant LONG_AGO = Instant.parse("2001-06-01T09:00:00Z");

    @TestHTTPResource("/api/v1")
    URI api;

    @Test
    void repeatedRequestNeedsNoDatabase() {
        var post = aPost("A quay for two").published().slug();

        for (var path : List.of("/posts/" + post, "/posts?limit=3", "/authors", "/categories?tree=true", "/tags", "/site",
                "/posts/" + post + "?include=recent,related,adjacent,seo,shareLinks,publishedAgo")) {
            assertCachedOnceRequested(path);
        }
    }

    @Test
    void cachedResponseEqualsTheFirstOneWithItsHeaders() {
        var post = aPost("A quay for twins").published().slug();
        for (var path : List.of("/posts/" + post, "/posts?limit=2&page=1")) {
            for (var coding : List.of("gzip", "identity")) {
                ColdCache.clearResponses();

                var first = anyone().header("Accept-Encoding", coding).get(path);
                var second = anyone().header("Accept-Encoding", coding).get(path);
                var head = anyone().header("Accept-Encoding", coding).head(path);

                assertThat(second.asString(), equalTo(first.asString()));
                assertThat(comparableHeaders(second), equalTo(comparableHeaders(first)));
                assertThat(comparableHeaders(head),
                        hasItems(comparableHeaders(first).stream().filter(h -> h.startsWith("etag")).toArray(String[]::new)));
                assertThat(head.asString(), equalTo(""));
            }
        }
    }

    /** For anonymous callers, whose responses are cached, and for a token, whose responses are not. */
    @ParameterizedTest
    @ValueSource(strings = { "Accept-Encoding: gzip", "Accept-Encoding: identity",
            "Authorization: Bearer " + TestDatabase.ADMIN_TOKEN })
    void headHasTheHeadersOfGetThoughNothingIsCached(String header) {
        var path = "/api/v1/posts/" + aPost("A quay by its length").published().slug();
        try (var connection = new RawConnection()) {
            var head = connection.exchange(request("HEAD " + path, header));
            ColdCache.clearResponses();
            var get = connection.exchange(request("GET " + path, header));

            assertThat(head.headers(), equalTo(get.headers()));
            assertThat(head.headers(), hasItem(startsWith("content-length: ")));
        }
    }

    @Test
    void headOfACompressedResponseHasItsLength() {
        var path = "/api/v1/posts/" + aPost("A quay without an end").published().slug();
        var headers = new String[] { "Accept-Encoding: gzip", "Authorization: Bearer " + TestDatabase.ADMIN_TOKEN };
        try (var connection = new RawConnection()) {
            var head = connection.exchange(request("HEAD " + path, headers)).headers();
            var get = connection.exchange(request("GET " + path, headers)).headers();

            assertEquals(get.stream().filter(header -> header.startsWith("content-length: ")).toList(),
                    head.stream().filter(header -> header.startsWith("content-length: ")).toList());
        }
    }

    @Test
    void conditionalRequestForACachedResponseNeedsNoDatabase() {
        var post = aPost("A quay of yesterday").published().slug();
        var tag = anyone().get("/posts/{post}", post).header("ETag");

        var statements = Statements.once(() -> anyone().header("If-None-Match", tag).get("/posts/{post}", post).then()
                .statusCode(304).header("ETag", tag).header("Surrogate-Key", notNullValue()).body(equalTo("")));

        assertEquals(0, statements);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            /posts?limit=7&language=en /posts?language=en&limit=7
            /posts /posts?limit=10
            /posts /posts?sort=-publishedAt&total=false
            /posts /posts/
            /posts?limit=7 /posts?limit=007
            /posts?language=en,de /posts?language=de,en,de
            /posts?fields=title,slug /posts?fields=slug,title
            /posts?publishedAfter=2020-01-01T00:00:00Z /posts?publishedAfter=2020-01-01T01:00:00%2B01:00
            /posts?include=seo,publishedAgo /posts?include=publishedAgo,seo
            /authors /authors?sort=name
            /site /s%69te
            """)
    void equivalentSpellingsOfARequestShareOneCachedResponse(String one, String other) {
        assertOk(one);

        assertEquals(0, Statements.once(() -> assertOk(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/posts?limit=4&unknown=1", "/posts?limit=4&limit=4", "/posts?limit=4&tag=", "/posts?limit=four",
            "/posts?limit=4&LIMIT=4" })
    void invalidRequestIsRejectedThoughASimilarOneIsCached(String mistaken) {
        assertOk("/posts?limit=4");

        anyone().urlEncodingEnabled(false).get(mistaken).then().statusCode(400);
    }

    @Test
    void unsupportedMediaTypeIsRejectedThoughTheResponseIsCached() {
        assertCachedOnceRequested("/site");

        anyone().accept("text/html").get("/site").then().statusCode(406);
    }

    @Test
    void requestWithATokenIsNotServedFromTheResponseCache() {
        assertCachedOnceRequested("/posts?limit=5");

        assertThat(Statements.once(() -> asAdmin().get("/posts?limit=5").then().statusCode(200)
                .header("Cache-Control", "private, no-store").header("Surrogate-Key", equalTo(null))), greaterThan(0L));
    }

    @Test
    void thousandConcurrentRequestsNeedTheStatementsOfOne() {
        var post = aPost("A quay for all").published().slug();
        var path = "/posts/" + post + "?include=recent";
        var alone = Statements.of(() -> assertOk(path));

        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(URI.create(api + path)).build();
        var together = Statements.of(() -> {
            var responses = Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())).limit(1_000)
                    .toList().stream().map(CompletableFuture::join).toList();
            assertThat(responses.stream().map(HttpResponse::statusCode).toList(), everyItem(equalTo(200)));
            assertEquals(1, responses.stream().map(HttpResponse::body).distinct().count());
        });

        assertEquals(alone, together);
    }

    @Test
    void concurrentRequestsForAnUnknownPostAllGetA404() {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(URI.create(api + "/posts/no-such-quay")).build();

        var responses = Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString())).limit(50)
                .toList()
                .stream().map(CompletableFuture::join).toList();

        assertThat(responses.stream().map(HttpResponse::statusCode).toList(), everyItem(equalTo(404)));
    }

    @Test
    void changedPostInvalidatesEveryResponseThatShowsIt() {
        var tag = unique("quay").replace(' ', '-');
        var post = aPost("The old " + tag).tags(tag).published().slug();
        var other = aPost("Another " + tag).tags(tag).published().slug();
        var single = "/posts/" + post;
        var list = "/posts?tag=" + tag;
        var beside = "/posts/" + other + "?include=related";
        assertCachedOnceRequested(single);
        assertCachedOnceRequested(list);
        assertCachedOnceRequested(beside);

        patch(single, "title", "The new " + tag);

        anyone().get(single).then().body("title", equalTo("The new " + tag));
        anyone().get(list).then().body("items.title", hasItem("The new " + tag));
        anyone().get(beside).then().body("related.title", hasItem("The new " + tag));
    }

    @Test
    void newPostInvalidatesItsOwnListsAndLeavesOthersCached() {
        var tag = unique("pier").replace(' ', '-');
        var otherTag = unique("pier").replace(' ', '-');
        var category = aCategory(unique("Piers"), null);
        var below = aCategory(unique("Wooden piers"), category);
        aPost("First " + tag).tags(tag).categories(below).published().slug();
        aPost("Other " + otherTag).tags(otherTag).published().slug();
        // A new tag may match any list of a tag that did not exist before, so both tags exist already.
        var lists = List.of("/posts?limit=1", "/posts?tag=" + tag, "/posts?category=" + category, "/posts?total=true&limit=1",
                "/posts/other-" + otherTag + "?include=recent,adjacent");
        lists.forEach(this::assertCachedOnceRequested);
        assertCachedOnceRequested("/posts?tag=" + otherTag);
        assertCachedOnceRequested("/posts?language=qab");
        assertCachedOnceRequested("/posts?publishedBefore=2020-01-01T00:00:00Z");

        var total = anyone().get(lists.get(3)).<Integer> path("page.total");

        var slug = aPost("Second " + tag).tags(tag).categories(below).published().slug();

        anyone().get(lists.get(0)).then().body("items.slug", hasItem(slug));
        anyone().get(lists.get(1)).then().body("items.slug", hasItem(slug));
        anyone().get(lists.get(2)).then().body("items.slug", hasItem(slug));
        anyone().get(lists.get(3)).then().body("page.total", equalTo(total + 1));
        anyone().get("/posts?page=2&tag=" + tag).then().body("page.total", equalTo(2));
        anyone().get(lists.get(4)).then().body("recent.slug", hasItem(slug))
                .body("adjacent.next.slug", equalTo(slug));
        assertCached("/posts?tag=" + otherTag);
        assertCached("/posts?language=qab");
        assertCached("/posts?publishedBefore=2020-01-01T00:00:00Z");
    }

    @Test
    void trashedPostDisappearsFromEveryCachedResponse() {
        var tag = unique("mole").replace(' ', '-');
        var post = aPost("A " + tag).tags(tag).published().slug();
        var list = "/posts?tag=" + tag;
        assertCachedOnceRequested("/posts/" + post);
        assertCachedOnceRequested(list);
        anyone().get("/tags/" + tag).then().body("postCount", equalTo(1));

        asAdmin().delete("/posts/" + post).then().statusCode(204);

        anyone().get("/posts/" + post).then().statusCode(410);
        anyone().get(list).then().statusCode(400);
        anyone().get("/tags/" + tag).then().statusCode(404);
    }

    @Test
    void restoredPostReturnsToCachedResponses() {
        var tag = unique("mole").replace(' ', '-');
        var post = aPost("A " + tag).tags(tag).published().slug();
        var list = "/posts?tag=" + tag;
        asAdmin().delete("/posts/" + post).then().statusCode(204);
        anyone().get("/posts/" + post).then().statusCode(410);
        anyone().get(list).then().statusCode(400);

        asAdmin().post("/posts/" + post + "/restore").then().statusCode(200);

        anyone().get("/posts/" + post).then().statusCode(200);
        anyone().get(list).then().body("items.size()", equalTo(1));
    }

    @Test
    void permanentlyDeletedPostDisappearsFromEveryCachedResponse() {
        var tag = unique("mole").replace(' ', '-');
        var post = aPost("A " + tag).tags(tag).published().slug();
        var list = "/posts?tag=" + tag;
        anyone().get("/posts/" + post).then().statusCode(200);
        anyone().get(list).then().body("items.size()", equalTo(1));

        asAdmin().delete("/posts/" + post + "?permanent=true").then().statusCode(204);

        anyone().get("/posts/" + post).then().statusCode(410);
        anyone().get(list).then().statusCode(400);
    }

    @Test
    void changedPostInvalidatesAuthorsAndCategoriesThatIncludeIt() {
        var ada = somebody(unique("Ada"), "author");
        var grace = somebody(unique("Grace"), "author");
        var above = aCategory(unique("Basins"), null);
        var below = aCategory(unique("Dry basins"), above);
        var post = aPost("A basin").by(ada).categories(below).published().slug();
        var pages = List.of("/authors/" + ada.slug() + "?include=posts", "/categories/" + above + "?include=posts");
        pages.forEach(this::assertCachedOnceRequested);

        patch("/posts/" + post, "title", "A deeper basin");

        pages.forEach(page -> anyone().get(page).then().body("posts.items[0].title", equalTo("A deeper basin")));
        pages.forEach(this::assertCachedOnceRequested);

        aPost("Another's basin").by(grace).published().slug();
        pages.forEach(this::assertCached);

        var newer = aPost("A new basin").by(ada).categories(below).published().slug();

        pages.forEach(page -> anyone().get(page).then().body("posts.items.slug", equalTo(List.of(newer, post)))
                .body("postCount", equalTo(2)));
        var keys = List.of(anyone().get(pages.get(0)).header("Surrogate-Key").split(" "));
        assertThat(keys, hasItems(ada.id(), anyone().get("/posts/" + newer).path("id"), "posts"));
    }

    @Test
    void newPostInvalidatesOnlyTheListPageOfItsDate() {
        var tag = unique("wharf").replace(' ', '-');
        var begin = Instant.parse("2019-01-01T00:00:00Z");
        for (int day = 0; day < 7; day++) {
            aPost(tag + " " + day).tags(tag).publishedAt(begin.plus(day, ChronoUnit.DAYS)).slug();
        }
        var first = "/posts?limit=2&tag=" + tag;
        var second = first + "&cursor=" + anyone().get(first).path("page.next");
        var third = first + "&cursor=" + anyone().get(second).path("page.next");
        List.of(first, second, third).forEach(this::assertCachedOnceRequested);

        var between = aPost(tag + " between").tags(tag).publishedAt(begin.plus(84, ChronoUnit.HOURS)).slug();

        assertCached(first);
        anyone().get(second).then().body("items.slug", hasItem(between));
        assertCached(third);
    }

    @Test
    void newPostWithAnOldDateLeavesTheNewestPostsCached() {
        for (int i = 0; i < 4; i++) {
            aPost("Dock " + i).published().slug();
        }
        assertCachedOnceRequested("/posts?limit=3");
        var latest = anyone().get("/posts?limit=3").<String> path("items[0].slug");
        var recent = "/posts/" + latest + "?include=recent";
        assertCachedOnceRequested(recent);

        aPost("An old dock").publishedAt(Instant.parse("2001-01-01T00:00:00Z")).slug();

        assertCached("/posts?limit=3");
    }

    @Test
    void draftsWorkingCopiesAndSharesLeavePublicResponsesCached() {
        var post = aPost("A lock that is worked on").published().slug();
        assertCachedOnceRequested("/posts/" + post);
        assertCachedOnceRequested("/posts?limit=3");

        var draft = aPost("A lock to come").slug();
        asAdmin().body(Map.of("title", "A lock to come soon")).patch("/posts/" + draft).then().statusCode(200);
        asAdmin().body(Map.of("title", "A lock that will be another")).patch("/posts/" + post + "/draft").then()
                .statusCode(200);
        anyone().body(Map.of("network", "email")).post("/posts/" + post + "/shares").then().statusCode(201);

        assertCached("/posts/" + post);
        assertCached("/posts?limit=3");

        asAdmin().post("/posts/" + post + "/draft/publish").then().statusCode(200);

        anyone().get("/posts/" + post).then().body("title", equalTo("A lock that will be another"));
    }

    @Test
    void shareIsCountedInTheNextResponse() {
        var post = aPost("A shared mooring").published().slug();
        var counts = "/posts/" + post + "/shares";
        var page = "/posts/" + post + "?include=shares";
        for (int i = 1; i < 4; i++) {
            anyone().body(Map.of("network", List.of("email", "x", "copy").get(i - 1))).post(counts).then().statusCode(201);

            anyone().get(counts).then().body("total", equalTo(i));
            anyone().get("/shares?posts=" + post).then().body("items[0].total", equalTo(i));
            anyone().get(page).then().body("shares.total", equalTo(i));
        }
    }

    @Test
    void renamedTaxonomiesInvalidateResponsesThatShowThem() {
        var author = somebody(unique("Ada"), "author");
        var category = aCategory(unique("Berths"), null);
        var below = aCategory(unique("Deep berths"), category);
        var tag = unique("berth").replace(' ', '-');
        var post = aPost("A berth").by(author).categories(below).tags(tag).published().slug();
        var paths = List.of("/posts/" + post, "/authors/" + author.slug(), "/categories/" + below, "/tags/" + tag,
                "/posts?author=" + author.slug());
        paths.forEach(this::assertCachedOnceRequested);

        patch("/authors/" + author.slug(), "name", "Ada the Second");
        patch("/categories/" + category, "name", "Berths of all depths");
        patch("/categories/" + below, "name", "Deeper berths");
        patch("/tags/" + tag, "name", tag + "s");

        anyone().get("/posts/" + post).then().body("authors[0].name", equalTo("Ada the Second"))
                .body("publishedBy.name", equalTo("Ada the Second"))
                .body("categories[0].name", equalTo("Deeper berths")).body("tags.name", equalTo(List.of(tag + "s")));
        anyone().get("/authors/" + author.slug()).then().body("name", equalTo("Ada the Second"));
        anyone().get("/categories/" + below).then().body("parent.name", equalTo("Berths of all depths"));
        anyone().get("/posts?author=" + author.slug()).then().body("items[0].authors[0].name", equalTo("Ada the Second"));
    }

    @Test
    void changedUrlOfTheSiteInvalidatesItsPosts() {
        var post = aPost("A light").published().slug();
        assertCachedOnceRequested("/site");
        assertCachedOnceRequested("/posts/" + post);
        var before = asAdmin().get("/site").jsonPath();

        patch("/site", "url", "https://lights.example");
        try {
            anyone().get("/site").then().body("url", equalTo("https://lights.example"));
            anyone().get("/posts/" + post).then().body("url", equalTo("https://lights.example/" + post));
        } finally {
            asAdmin().body("{\"url\":null}").patch("/site").then().statusCode(200).body("title", equalTo(before.get("title")));
        }
    }

    @Test
    void scheduledPostAppearsInACachedListAtItsSecond() {
        TestClock.INSTANCE.moveTo(LONG_AGO);
        var tag = unique("tide").replace(' ', '-');
        aPost("An earlier " + tag).tags(tag).published().slug();
        var list = "/posts?tag=" + tag;
        assertCachedOnceRequested(list);
        var at = LONG_AGO.plusSeconds(3_600);
        var post = aPost("A later " + tag).tags(tag).with("status", "scheduled").with("publishedAt", at.toString()).slug();
        assertCachedOnceRequested(list);

        TestClock.INSTANCE.moveTo(at.minusSeconds(5));
        assertCached(list);
        TestClock.INSTANCE.moveTo(at);

        anyone().get(list).then().body("items.slug", hasItem(post));
    }

    @Test
    void relativeTimeIsCachedPerLanguageUntilItChanges() {
        TestClock.INSTANCE.moveTo(LONG_AGO);
        var post = aPost("A high tide").published().slug();
        var path = "/posts/" + post + "?include=publishedAgo";
        TestClock.INSTANCE.moveBy(Duration.ofHours(3));

        anyone().header("Accept-Language", "de").get(path).then().body("publishedAgo", equalTo("vor 3 Stunden"));
        anyone().header("Accept-Language", "fr").get(path).then().body("publishedAgo", equalTo("il y a 3 heures"));
        assertEquals(0, Statements.once(() -> anyone().header("Accept-Language", "de-DE, en;q=0.5").get(path).then()
                .body("publishedAgo", equalTo("vor 3 Stunden"))));
        assertEquals(0, Statements.once(() -> anyone().header("Accept-Language", "fr").get(path).then()
                .body("publishedAgo", equalTo("il y a 3 heures"))));

        TestClock.INSTANCE.moveBy(Duration.ofHours(1));
        anyone().header("Accept-Language", "de").get(path).then().body("publishedAgo", equalTo("vor 4 Stunden"));
    }

    @Test
    void previewIsNeverCached() {
        var post = aPost("A tide to come").slug();
        var token = asAdmin().body(Map.of()).post("/posts/" + post + "/preview-links").then().statusCode(201).extract()
                .<String> path("token");

        for (int i = 0; i < 2; i++) {
            anyone().get("/posts/" + post + "?preview=" + token).then().statusCode(200)
                    .header("Cache-Control", "private, no-store").header("Surrogate-Key", equalTo(null));
        }
        patch("/posts/" + post, "title", "A tide that came");
        anyone().get("/posts/" + post + "?preview=" + token).then().body("title", equalTo("A tide that came"));
    }

    @Test
    void surrogateKeysNameTheResourcesThatAResponseShows() {
        var author = somebody(unique("Grace"), "author");
        var category = aCategory(unique("Buoys"), null);
        var post = aPost("A buoy").by(author).categories(category).published().create();
        var keys = List.of(anyone().get("/posts/" + post.get("slug")).header("Surrogate-Key").split(" "));

        assertThat(keys, hasItems(post.get("id"), author.id(), anyone().get("/categories/" + category).path("id")));
        assertThat(List.of(anyone().get("/posts?author=" + author.slug()).header("Surrogate-Key").split(" ")),
                hasItems(post.get("id"), author.id(), "posts", "authors"));
        assertThat(List.of(anyone().get("/posts/" + post.get("slug")).header("Surrogate-Key").split(" ")),
                not(hasItem("posts")));
    }

    /** After a first request, the second one needs no database. */
    private void assertCachedOnceRequested(String path) {
        assertOk(path);
        assertCached(path);
    }

    private void assertCached(String path) {
        assertEquals(0, Statements.once(() -> assertOk(path)), path);
    }

    private static void assertOk(String path) {
        anyone().urlEncodingEnabled(false).get(path).then().statusCode(200);
    }

    private static void patch(String path, String property, Object value) {
        asAdmin().body(Map.of(property, value)).patch(path).then().statusCode(200);
    }

    private static List<String> comparableHeaders(Response response) {
        return response.headers().asList().stream().map(header -> (header.getName() + ": " + header.getValue()).toLowerCase())
                .filter(header -> !header.startsWith("ratelimit") && !header.startsWith("transfer-encoding")
                        && !header.startsWith("content-length"))
                .sorted().toList();
    }
}
