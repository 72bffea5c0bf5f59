package dev.standfirst.share.count;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.share.ShareApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.RawRequest;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Sharing of posts, and share counts. */
@QuarkusTest
class ShareTest extends ShareApiTest {

    @Inject
    CurrentSession session;

    @Test
    void shareIsCountedAndReturnsTheNewCounts() {
        var post = aPost("Shared").published().slug();

        var response = share(post, "facebook", "Ada");

        response.then().statusCode(201).header("Location", endsWith("/api/v1/posts/" + post + "/shares"))
                .body("total", equalTo(1)).body("networks", equalTo(Map.of("facebook", 1)));
        share(post, "email", "Ada").then().statusCode(201).body("networks", equalTo(Map.of("email", 1, "facebook", 1)));
        anyone().get("/posts/{post}/shares", post).then().statusCode(200)
                .body("total", equalTo(2)).body("networks", equalTo(Map.of("email", 1, "facebook", 1)));
    }

    @Test
    void newPostHasNoShares() {
        var post = aPost("Not shared").published().slug();

        anyone().get("/posts/{post}/shares", post).then().statusCode(200).body("total", equalTo(0))
                .body("networks", anEmptyMap());
    }

    @Test
    void repeatedShareOfAVisitorIsNotCountedWithinTheDedupeWindow() {
        var post = aPost("Shared twice").published().slug();
        TestClock.INSTANCE.moveTo(tomorrowAt(12));
        share(post, "x", "Ada").then().statusCode(201);

        TestClock.INSTANCE.moveBy(Duration.ofMinutes(59));
        share(post, "x", "Ada").then().statusCode(200).body("total", equalTo(1)).header("Location", (String) null);
        TestClock.INSTANCE.moveBy(Duration.ofMinutes(1));

        share(post, "x", "Ada").then().statusCode(201).body("total", equalTo(2));
        share(post, "x", "Ada").then().statusCode(200).body("total", equalTo(2));
    }

    @Test
    void dedupeWindowReachesOverMidnight() {
        var post = aPost("Shared at night").published().slug();
        TestClock.INSTANCE.moveTo(tomorrowAt(24).minus(Duration.ofMinutes(10)));
        share(post, "x", "Ada").then().statusCode(201);

        TestClock.INSTANCE.moveBy(Duration.ofMinutes(20));
        share(post, "x", "Ada").then().statusCode(200).body("total", equalTo(1));
        TestClock.INSTANCE.moveBy(Duration.ofMinutes(41));

        share(post, "x", "Ada").then().statusCode(201).body("total", equalTo(2));
    }

    @Test
    void sharesThatDifferInNetworkPostOrVisitorAreCounted() {
        var post = aPost("Shared").published().slug();
        var other = aPost("Shared, too").published().slug();
        share(post, "x", "Ada").then().statusCode(201);

        share(post, "reddit", "Ada").then().statusCode(201).body("total", equalTo(2));
        share(other, "x", "Ada").then().statusCode(201).body("total", equalTo(1));
        share(post, "x", "Grace").then().statusCode(201).body("total", equalTo(3));
    }

    @Test
    void shareToAnUnknownNetworkIsRejectedWithTheKnownOnes() {
        var post = aPost("Shared").published().slug();

        share(post, "myspace", "Ada").then().statusCode(422).body("errors.pointer", contains("/network"))
                .body("errors[0].detail", containsString("facebook, x, linkedin"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "\"facebook\"" })
    void malformedShareIsRejectedAndNotCounted(String body) {
        var post = aPost("Shared").published().slug();

        anyone().body(body).post("/posts/{post}/shares", post).then().statusCode(400);
        anyone().get("/posts/{post}/shares", post).then().statusCode(200).body("total", equalTo(0));
    }

    /** {@code navigator.sendBeacon} sends a string as {@code text/plain;charset=UTF-8}, and bytes without a media type. */
    @ParameterizedTest
    @ValueSource(strings = { "Content-Type: text/plain;charset=UTF-8", "Content-Type: text/plain", "Content-Type: TEXT/PLAIN ; charset=utf-8",
            "Content-Type: application/json;charset=UTF-8", "Content-Type: APPLICATION/JSON", "Content-Type:", "X-Nothing: 1" })
    void shareIsCountedWhateverTheMediaTypeOfABeaconIs(String header) {
        var post = aPost("Shared on leaving").published().slug();

        var response = new RawRequest("POST /api/v1/posts/" + post + "/shares HTTP/1.1").header(header)
                .body("{\"network\":\"facebook\"}".getBytes(UTF_8)).send();

        assertThat(response, startsWith("HTTP/1.1 201 "));
        anyone().get("/posts/{post}/shares", post).then().body("total", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html", "text/plainer" })
    void shareOfAnotherMediaTypeIsRejected(String type) {
        var post = aPost("Shared as a form").published().slug();

        var response = new RawRequest("POST /api/v1/posts/" + post + "/shares HTTP/1.1").header("Content-Type: " + type)
                .body("{\"network\":\"facebook\"}".getBytes(UTF_8)).send();

        assertThat(response, startsWith("HTTP/1.1 415 "));
        assertThat(response, containsString("text/plain"));
    }

    @Test
    void shareOfAPostThatIsNotPublicIsRejected() {
        var draft = aPost("A draft").slug();
        var archived = aPost("Archived").published().slug();
        asAdmin().body(Map.of("status", "archived")).patch("/posts/{post}", archived).then().statusCode(200);
        var trashed = aPost("Trashed").published().slug();
        asAdmin().delete("/posts/{post}", trashed).then().statusCode(204);

        share(draft, "x", "Ada").then().statusCode(404);
        share("nowhere-at-all", "x", "Ada").then().statusCode(404);
        share(archived, "x", "Ada").then().statusCode(410);
        share(trashed, "x", "Ada").then().statusCode(410);
    }

    @Test
    void sharesUnderAFormerSlugRedirectToTheCurrentOne() {
        var former = aPost(unique("Renamed")).published().slug();
        var current = former + "-again";
        asAdmin().body(Map.of("slug", current)).patch("/posts/{post}", former).then().statusCode(200);

        for (var response : List.of(share(former, "x", "Ada"),
                anyone().redirects().follow(false).get("/posts/{post}/shares", former))) {
            response.then().statusCode(308).header("Location", endsWith("/api/v1/posts/" + current + "/shares"));
        }
    }

    @Test
    void baselineIsAddedToTheCountedShares() {
        var post = aPost("Moved here").published().slug();
        share(post, "facebook", "Ada").then().statusCode(201);

        asAdmin().body(Map.of("networks", Map.of("facebook", 1_000, "email", 5))).put("/posts/{post}/shares", post).then()
                .statusCode(200).body("total", equalTo(1_006)).body("networks", equalTo(Map.of("email", 5, "facebook", 1_001)));

        share(post, "facebook", "Grace").then().statusCode(201).body("networks.facebook", equalTo(1_002));
        asAdmin().body(Map.of("networks", Map.of("x", 3))).put("/posts/{post}/shares", post).then().statusCode(200)
                .body("networks", equalTo(Map.of("facebook", 2, "x", 3)));
        asAdmin().body(Map.of("networks", Map.of())).put("/posts/{post}/shares", post).then().statusCode(200)
                .body("networks", equalTo(Map.of("facebook", 2)));
    }

    @Test
    void invalidBaselineIsRejectedByItsPointer() {
        var post = aPost("Moved here").published().slug();

        asAdmin().body(Map.of("networks", Map.of("myspace", 1))).put("/posts/{post}/shares", post).then().statusCode(422)
                .body("errors.pointer", contains("/networks/myspace"));
        asAdmin().body(Map.of("networks", Map.of("x", -1))).put("/posts/{post}/shares", post).then().statusCode(422)
                .body("errors.pointer", contains("/networks/x"));
        asAdmin().body(Map.of("networks", Map.of("x", "many"))).put("/posts/{post}/shares", post).then().statusCode(400)
                .body("errors.pointer", contains("/networks/x"));
        asAdmin().body(Map.of()).put("/posts/{post}/shares", post).then().statusCode(422)
                .body("errors.pointer", contains("/networks"));
    }

    @Test
    void shareCountsOfSeveralPostsKeepTheRequestedOrder() {
        var first = aPost("First").published().create();
        var second = aPost("Second").published().create();
        share(second.getString("slug"), "x", "Ada").then().statusCode(201);

        var response = anyone().get("/shares?posts={posts}",
                String.join(",", second.getString("id"), first.getString("slug")));

        response.then().statusCode(200).body("items.post", contains(second.getString("id"), first.getString("slug")))
                .body("items.total", contains(1, 0))
                .body("items[0].networks", equalTo(Map.of("x", 1)))
                .body("items[1].networks", anEmptyMap());
    }

    @Test
    void shareCountsOfAPostThatIsNotPublicAreRejectedByItsName() {
        var post = aPost("First").published().slug();
        var draft = aPost("A draft").slug();

        for (var hidden : List.of(draft, "nowhere-at-all", UUID.randomUUID().toString())) {
            anyone().get("/shares?posts={posts}", post + "," + hidden).then().statusCode(400)
                    .body("errors.parameter", contains("posts")).body("detail", containsString(hidden));
        }
    }

    @Test
    void shareCountsOfAPostAreFoundByItsFormerSlug() {
        var former = aPost(unique("First")).published().slug();
        asAdmin().body(Map.of("slug", former + "-now")).patch("/posts/{post}", former).then().statusCode(200);

        anyone().get("/shares?posts={posts}", former).then().statusCode(200).body("items.post", contains(former));
    }

    @ParameterizedTest
    @MethodSource("invalidSelections")
    void shareCountsOfNoPostsOrTooManyAreRejected(String query) {
        anyone().get("/shares" + query).then().statusCode(400).body("errors.parameter", contains("posts"));
    }

    static Stream<String> invalidSelections() {
        return Stream.of("", "?posts=", "?posts=a,,b", "?posts=" + String.join(",", nCopies(50, "a")) + ",",
                "?posts=" + String.join(",", slugs(101)));
    }

    @Test
    void hundredPostsAreNotTooMany() {
        var response = anyone().get("/shares?posts=" + String.join(",", slugs(100)));

        response.then().statusCode(400).body("errors.code", contains("Unknown"));
    }

    @Test
    void shareCountsAndLinksAreIncludedInPostsAndLists() {
        var tag = unique("Tag");
        aPost("Another").tags(tag).published().slug();
        var post = aPost("Shared").tags(tag).published().slug();
        share(post, "telegram", "Ada").then().statusCode(201);

        anyone().get("/posts/{post}?include=shares,shareLinks,recent,related", post).then().statusCode(200)
                .body("shares.networks", equalTo(Map.of("telegram", 1)))
                .body("shareLinks.telegram", containsString("https%3A%2F%2Fharbour.example%2F" + post))
                .body("recent", hasSize(6)).body("recent", everyItem(hasKey("shares")))
                .body("recent", everyItem(hasKey("shareLinks")))
                .body("related", everyItem(hasKey("shares"))).body("related[0].shares.total", equalTo(0))
                .body("related[0].shareLinks.copy", containsString("https://harbour.example/"));
        anyone().get("/posts?tag={tag}&include=shares,shareLinks", slugOf(tag)).then().statusCode(200)
                .body("items.shares.total", contains(1, 0))
                .body("items[0].shareLinks.copy", equalTo("https://harbour.example/" + post));
        anyone().get("/posts/{post}", post).then().body("$", not(hasKey("shares"))).body("$", not(hasKey("shareLinks")));
    }

    @Test
    void sortBySharesFollowsCountsAndBaselines() {
        var tag = unique("Tag");
        var rarely = aPost("Rarely").tags(tag).published().slug();
        var never = aPost("Never").tags(tag).published().slug();
        var often = aPost("Often").tags(tag).published().slug();
        share(rarely, "x", "Ada").then().statusCode(201);
        asAdmin().body(Map.of("networks", Map.of("x", 3))).put("/posts/{post}/shares", often).then().statusCode(200);

        Soon.holds(() -> anyone().get("/posts?tag={tag}&sort=-shares", slugOf(tag)).then().statusCode(200)
                .body("items.slug", contains(often, rarely, never)));
        Soon.holds(() -> anyone().get("/posts?tag={tag}&sort=shares", slugOf(tag)).then().statusCode(200)
                .body("items.slug", contains(never, rarely, often)));
    }

    @Test
    void concurrentSharesOfDifferentVisitorsAreAllCounted() {
        var post = aPost("A hit").published().slug();

        var statuses = AtOnce.times(64, i -> share(post, "x", "Visitor " + i).statusCode());

        assertEquals(nCopies(64, 201), statuses);
        anyone().get("/posts/{post}/shares", post).then().body("networks", equalTo(Map.of("x", 64)));
    }

    @Test
    void popularityAgreesWithTheCountsAfterConcurrentSharesAndBaselines() {
        var tag = unique("Tag");
        var posts = List.of(aPost("A hit").tags(tag).published().slug(), aPost("A flop").tags(tag).published().slug());
        var networks = List.of("x", "email", "reddit", "telegram");

        var statuses = AtOnce.times(64, i -> i % 8 == 7
                ? asAdmin().body(Map.of("networks", i % 16 == 7 ? Map.of("x", i, "facebook", 2) : Map.of("email", i)))
                        .put("/posts/{post}/shares", posts.get(i % 3 / 2)).statusCode()
                : share(posts.get(i % 3 / 2), networks.get(i % 4), "Visitor " + i).statusCode());

        assertEquals(Set.of(200, 201), Set.copyOf(statuses));
        assertPopularityAgrees(posts);
        for (var baseline : List.of(1_000, 0)) {
            asAdmin().body(Map.of("networks", Map.of("x", 500))).put("/posts/{post}/shares", posts.get(0)).then()
                    .statusCode(200);
            asAdmin().body(Map.of("networks", Map.of("reddit", baseline))).put("/posts/{post}/shares", posts.get(1)).then()
                    .statusCode(200);
            assertPopularityAgrees(posts);
            assertMostSharedFirst(tag, posts.get(baseline > 500 ? 1 : 0), posts.get(baseline > 500 ? 0 : 1));
        }
    }

    @Test
    void postKeepsItsSharesInArchiveAndTrash() {
        var tag = unique("Tag");
        var rarely = aPost("Rarely").tags(tag).published().slug();
        var often = aPost("Often").tags(tag).published().slug();
        asAdmin().body(Map.of("networks", Map.of("x", 3))).put("/posts/{post}/shares", often).then().statusCode(200);
        assertPopularityAgrees(List.of(often));

        asAdmin().body(Map.of("status", "archived")).patch("/posts/{post}", often).then().statusCode(200);
        assertMostSharedFirst(tag, rarely);
        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", often).then().statusCode(200);
        asAdmin().delete("/posts/{post}", rarely).then().statusCode(204);
        assertMostSharedFirst(tag, often);
        asAdmin().post("/posts/{post}/restore", rarely).then().statusCode(200);
        assertMostSharedFirst(tag, often, rarely);
    }

    @Test
    void concurrentSharesOfOneVisitorAreCountedOnce() {
        var post = aPost("A button").published().slug();

        var statuses = AtOnce.times(64, i -> share(post, "x", "Ada").statusCode());

        assertEquals(Set.of(200, 201), Set.copyOf(statuses));
        assertEquals(1, Collections.frequency(statuses, 201));
        anyone().get("/posts/{post}/shares", post).then().body("networks", equalTo(Map.of("x", 1)));
    }

    @Test
    void shareOfACrawlerIsAcceptedButNotCounted() {
        var post = aPost("Crawled").published().slug();
        var crawler = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
        share(post, "x", "Ada").then().statusCode(201);

        share(post, "x", crawler).then().statusCode(200).body("total", equalTo(1)).body("networks", equalTo(Map.of("x", 1)));

        anyone().get("/posts/{post}/shares", post).then().body("total", equalTo(1));
        share("nowhere-at-all", "x", crawler).then().statusCode(404);
        share(post, "myspace", crawler).then().statusCode(422);
    }

    /** No proxy is trusted in tests. */
    @Test
    void forwardedHeadersWithoutATrustedProxyDoNotChangeTheVisitor() {
        var post = aPost("Shared by a crowd of one").published().slug();
        share(post, "x", "Ada").then().statusCode(201);

        for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP")) {
            anyone().header("User-Agent", "Ada").header(header, header.equals("Forwarded") ? "for=203.0.113.1" : "203.0.113.1")
                    .body(Map.of("network", "x")).post("/posts/{post}/shares", post).then().statusCode(200);
        }
    }

    @Test
    void onlyADailyHashOfAVisitorIsStored() {
        var post = aPost("Shared").published().slug();
        var agent = "Agent " + UUID.randomUUID();
        var before = recentShares();
        TestClock.INSTANCE.moveTo(tomorrowAt(12));
        share(post, "x", agent).then().statusCode(201);
        TestClock.INSTANCE.moveBy(Duration.ofDays(1));
        share(post, "x", agent).then().statusCode(201);

        var rows = recentShares();

        rows.removeAll(before);
        assertThat("one visitor on two days", rows, hasSize(2));
        rows.forEach(
                row -> assertThat("a row of a hash and an expiry", row, matchesPattern("\\[[0-9a-f]{64}, [0-9TZ:.+ -]+]")));
    }

    private static void assertMostSharedFirst(String tag, String... posts) {
        // A cached list may show older counts for a second.
        TestClock.INSTANCE.moveBy(Duration.ofSeconds(2));
        anyone().get("/posts?tag={tag}&sort=-shares&total=true", slugOf(tag)).then().statusCode(200)
                .body("items.slug", contains(posts)).body("page.total", equalTo(posts.length));
    }

    private static void assertPopularityAgrees(List<String> posts) {
        posts.forEach(post -> Soon.holds(() -> assertEquals(shareCount(post), popularity(post))));
    }

    private static String shareCount(String post) {
        return anyone().get("/posts/{post}/shares", post).then().statusCode(200).extract().jsonPath().getString("total");
    }

    private static String popularity(String post) {
        return Sql
                .text("select total from post_popularity where post_id = (select id from post where slug = '%s')"
                        .formatted(post));
    }

    /** All rows of the table, as text. */
    private Set<String> recentShares() {
        return QuarkusTransaction.requiringNew().call(() -> new HashSet<>(session.get()
                .createNativeQuery("select * from recent_share", Object[].class).getResultList().stream()
                .map(row -> Arrays.toString(row)).toList()));
    }

    private static Instant tomorrowAt(int hour) {
        return TestClock.INSTANCE.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1).atStartOfDay(ZoneOffset.UTC)
                .plusHours(hour).toInstant();
    }

    private static List<String> slugs(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    }
}
