package dev.standfirst.post.edit;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** Scheduled posts, which become public by themselves, and the changes of status that are possible. */
@QuarkusTest
class PostScheduleTest extends ApiTest {

    /** Far from the time of every other test, since tests share one database. */
    private static final Instant NOW = Instant.parse("2001-03-01T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @Test
    void scheduledPostBecomesPublicAtItsSecond() {
        TestClock.INSTANCE.moveTo(NOW);
        var ada = somebody("Ada Marlow", "author");
        var slug = scheduledPost(ada, "The tide at nine", LATER);

        TestClock.INSTANCE.moveTo(LATER.minusSeconds(2));
        anyone().get("/posts/{post}", slug).then().statusCode(404);
        anyone().get("/posts?author={author}", ada.slug()).then().statusCode(400);
        TestClock.INSTANCE.moveTo(LATER);

        anyone().get("/posts/{post}", slug).then().statusCode(200).body("status", equalTo("published"))
                .body("publishedAt", equalTo("2001-03-01T10:00:00Z")).body("publishedBy.slug", equalTo(ada.slug()));
        assertEquals(List.of(slug), publicPosts(ada));
        assertEquals(1, (int) anyone().get("/authors/{author}", ada.slug()).path("postCount"));
    }

    @Test
    void scheduledPostIsCountedByItsTaxonomiesFromItsSecondOn() {
        TestClock.INSTANCE.moveTo(NOW);
        var ada = somebody("Ada Marlow", "author");
        var sea = aCategory(unique("Sea"), null);
        var tides = aCategory(unique("Tides"), sea);
        aPost("The tide at eleven").by(ada).categories(sea, tides).tags("Spring tide").with("status", "scheduled")
                .with("publishedAt", LATER.toString()).create();
        var taxonomies = List.of("/authors/" + ada.slug(), "/categories/" + sea, "/categories/" + tides, "/tags/spring-tide");

        assertEquals(List.of(0, 0, 0, 0), postCounts(taxonomies));
        TestClock.INSTANCE.moveTo(LATER);
        assertEquals(List.of(1, 1, 1, 1), postCounts(taxonomies));
    }

    /** The clocks of two instances differ by some seconds. */
    @Test
    void publishedPostIsCountedByAnInstanceWhoseClockIsBehind() {
        TestClock.INSTANCE.moveTo(LATER);
        var tides = aCategory(unique("Tides"), null);
        aPost("The tide at twelve").categories(tides).tags("Neap tide").published().create();

        TestClock.INSTANCE.moveTo(LATER.minusSeconds(5));

        assertEquals(List.of(1, 1), postCounts(List.of("/categories/" + tides, "/tags/neap-tide")));
    }

    private static List<Integer> postCounts(List<String> addresses) {
        return addresses.stream().map(address -> asAdmin().get(address).<Integer> path("postCount")).toList();
    }

    @Test
    void scheduledPostIsStoredAsPublishedWithoutAnyRequest() {
        TestClock.INSTANCE.moveTo(Instant.parse("2027-03-01T09:00:00Z"));
        var ada = somebody("Ada Marlow", "author");
        var post = aPost("The tide at ten").by(ada).with("status", "scheduled").with("publishedAt", "2027-03-01T10:00:00Z")
                .create();
        var id = post.getString("id");
        assertEquals("SCHEDULED", storedStatus(id));

        TestClock.INSTANCE.moveTo(Instant.parse("2027-03-01T10:00:00Z"));

        Soon.holds(() -> assertEquals("PUBLISHED", storedStatus(id)));
        anyone().get("/posts/{post}", id).then().body("publishedBy.slug", equalTo(ada.slug()))
                .body("updatedAt", equalTo("2027-03-01T10:00:00Z"));
        asAdmin().delete("/posts/{post}?permanent=true", id).then().statusCode(204);
    }

    @Test
    void scheduledPostMovesToThePublishedListAtItsSecond() {
        TestClock.INSTANCE.moveTo(NOW);
        var ada = somebody("Ada Marlow", "author");
        var slug = scheduledPost(ada, "Two lists", LATER);

        assertEquals(List.of(slug), postsByStatus(ada, "scheduled"));
        assertEquals(List.of(slug), postsByStatus(ada, "draft,scheduled"));
        assertEquals(List.of(), postsByStatus(ada, "published,archived"));
        TestClock.INSTANCE.moveTo(LATER);

        assertEquals(List.of(), postsByStatus(ada, "draft,scheduled"));
        assertEquals(List.of(slug), postsByStatus(ada, "published,archived"));
    }

    @Test
    void scheduledDateWithAnOffsetIsReturnedInUtc() {
        TestClock.INSTANCE.moveTo(NOW);

        var post = aPost("From Lisbon to Perth").with("status", "scheduled").with("publishedAt", "2001-03-02T00:30:00+08:00")
                .create();

        assertEquals("2001-03-01T16:30:00Z", post.getString("publishedAt"));
        assertEquals("scheduled", post.getString("status"));
    }

    @Test
    void schedulingWithoutADateIsRejected() {
        var response = asAdmin().body(Map.of("title", "When?", "status", "scheduled")).post("/posts");

        response.then().statusCode(422).body("errors[0].pointer", equalTo("/publishedAt"))
                .body("errors[0].code", equalTo("Past"));
    }

    @Test
    void schedulingForAPastDateIsRejected() {
        var response = asAdmin()
                .body(Map.of("title", "When?", "status", "scheduled", "publishedAt", "2020-01-01T00:00:00Z")).post("/posts");

        response.then().statusCode(422).body("errors[0].pointer", equalTo("/publishedAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "draft", "scheduled", "archived" })
    void publishingByTheStatusAloneBeforeItsDateSetsThePresentDate(String status) {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = aPost("Cannot wait, " + status).with("status", status).with("publishedAt", LATER.toString()).slug();

        var response = asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", slug);

        response.then().statusCode(200).body("status", equalTo("published"));
        assertEquals(NOW, Instant.parse(response.path("publishedAt")).truncatedTo(SECONDS));
    }

    @Test
    void datesUpToAMinuteAheadCountAsNow() {
        TestClock.INSTANCE.moveTo(NOW);
        var ahead = NOW.plusSeconds(50).toString();
        var draft = aPost("A fast clock").slug();
        var live = aPost("A clock that is faster").published().slug();

        var published = asAdmin().body(Map.of("title", "Fast", "status", "published", "publishedAt", ahead)).post("/posts");
        var changed = asAdmin().body(Map.of("status", "published", "publishedAt", ahead)).patch("/posts/{post}", draft);
        var moved = asAdmin().body(Map.of("publishedAt", ahead)).patch("/posts/{post}", live);
        var review = asAdmin().body(Map.of("title", "Fast", "reviewRequestedAt", ahead)).post("/posts");
        var copy = asAdmin().body(Map.of("reviewRequestedAt", ahead)).patch("/posts/{post}/draft", live);
        var late = asAdmin().body(Map.of("publishedAt", NOW.plusSeconds(90).toString())).patch("/posts/{post}", live);

        for (var response : List.of(published, changed, moved)) {
            assertEquals(NOW, Instant.parse(response.path("publishedAt")).truncatedTo(SECONDS));
        }
        for (var response : List.of(review, copy)) {
            assertEquals(NOW, Instant.parse(response.path("reviewRequestedAt")).truncatedTo(SECONDS));
        }
        late.then().statusCode(422).body("errors[0].pointer", equalTo("/publishedAt"));
    }

    @Test
    void publishingAScheduledPostEarlySetsThePresentDate() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduledPost(null, "Cannot wait", LATER);

        var response = asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", slug);

        response.then().statusCode(200).body("status", equalTo("published"));
        assertEquals(NOW, Instant.parse(response.path("publishedAt")).truncatedTo(SECONDS));
    }

    @Test
    void unscheduledPostIsStillADraftAfterItsFormerDate() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduledPost(null, "Not yet", LATER);
        asAdmin().body(Map.of("status", "draft")).patch("/posts/{post}", slug).then().statusCode(200);

        TestClock.INSTANCE.moveTo(LATER.plusSeconds(60));

        asAdmin().get("/posts/{post}", slug).then().statusCode(200).body("status", equalTo("draft"))
                .body("publishedBy", nullValue());
    }

    @Test
    void postponedPostBecomesPublicAtItsNewDate() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduledPost(null, "A little later", LATER);
        asAdmin().body(Map.of("publishedAt", LATER.plusSeconds(600).toString())).patch("/posts/{post}", slug)
                .then().statusCode(200).body("status", equalTo("scheduled"));

        TestClock.INSTANCE.moveTo(LATER.plusSeconds(1));
        anyone().get("/posts/{post}", slug).then().statusCode(404);
        TestClock.INSTANCE.moveTo(LATER.plusSeconds(600));

        anyone().get("/posts/{post}", slug).then().statusCode(200);
    }

    /** The change arrives before the job has stored the new status. */
    @Test
    void changeAfterTheScheduledDateFindsThePostPublished() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduledPost(null, "Overtaken", LATER);
        TestClock.INSTANCE.moveTo(LATER);

        var response = asAdmin().body(Map.of("title", "Overtaken by a change")).patch("/posts/{post}", slug);

        response.then().statusCode(200).body("status", equalTo("published")).body("publishedBy.slug", equalTo("admin"))
                .body("publishedAt", equalTo(LATER.toString()));
    }

    @ParameterizedTest
    @CsvSource({ "draft,draft,200", "draft,scheduled,200", "draft,published,200", "draft,archived,200",
            "scheduled,draft,200", "scheduled,scheduled,200", "scheduled,published,200", "scheduled,archived,200",
            "published,draft,200", "published,scheduled,409", "published,published,200", "published,archived,200",
            "archived,draft,200", "archived,scheduled,200", "archived,published,200", "archived,archived,200" })
    void everyStatusMayFollowAnyOtherButScheduledAfterPublished(String from, String to, int status) {
        var slug = aPost("From " + from + " to " + to).slug();
        changeStatus(slug, from).then().statusCode(200);

        changeStatus(slug, to).then().statusCode(status);
    }

    private static io.restassured.response.Response changeStatus(String slug, String status) {
        var change = new HashMap<String, Object>(Map.of("status", status));
        if (status.equals("scheduled")) {
            change.put("publishedAt", Instant.now().plusSeconds(3_600).toString());
        }
        return asAdmin().body(change).patch("/posts/{post}", slug);
    }

    @Test
    void rejectedStatusChangeNamesThePossibleStatuses() {
        var slug = aPost("Already out").published().slug();

        changeStatus(slug, "scheduled").then().statusCode(409).body("type", equalTo("/problems/wrong-state"))
                .body("errors[0].pointer", equalTo("/status"))
                .body("errors[0].detail", containsString("draft, published, archived"));
    }

    private static String scheduledPost(Person author, String title, Instant at) {
        var post = aPost(title).with("status", "scheduled").with("publishedAt", at.toString());
        return (author == null ? post : post.by(author)).slug();
    }

    private static List<String> publicPosts(Person author) {
        return anyone().get("/posts?author={author}", author.slug()).then().statusCode(200).extract().path("items.slug");
    }

    private static List<String> postsByStatus(Person author, String status) {
        return as(author).get("/posts?author={author}&status={status}", author.slug(), status).then().statusCode(200).extract()
                .path("items.slug");
    }

    /** Status in the database, which changes only when the job has run. */
    private static String storedStatus(String id) {
        return Sql.text("select status from post where id = '%s'".formatted(id));
    }
}
