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

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PostScheduleTest extends ApiTest {

    /** Far from every other story's present. */
    private static final Instant NOW = Instant.parse("2001-03-01T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @Test
    void aScheduledPostIsPublicFromItsSecondOn() {
        TestClock.INSTANCE.moveTo(NOW);
        var ada = somebody("Ada Marlow", "author");
        var slug = scheduled(ada, "The tide at nine", LATER);

        TestClock.INSTANCE.moveTo(LATER.minusSeconds(2));
        anyone().get("/posts/{post}", slug).then().statusCode(404);
        assertEquals(List.of(), published(ada));
        TestClock.INSTANCE.moveTo(LATER);

        anyone().get("/posts/{post}", slug).then().statusCode(200).body("status", equalTo("published"))
                .body("publishedAt", equalTo("2001-03-01T10:00:00Z")).body("publishedBy.slug", equalTo(ada.slug()));
        assertEquals(List.of(slug), published(ada));
        assertEquals(1, (int) anyone().get("/authors/{author}", ada.slug()).path("postCount"));
    }

    @Test
    void itCountsFromItsSecondOn() {
        TestClock.INSTANCE.moveTo(NOW);
        var ada = somebody("Ada Marlow", "author");
        var sea = aCategory(unique("Sea"), null);
        var tides = aCategory(unique("Tides"), sea);
        aPost("The tide at eleven").by(ada).categories(sea, tides).tags("Spring tide").with("status", "scheduled")
                .with("publishedAt", LATER.toString()).create();
        var counting = List.of("/authors/" + ada.slug(), "/categories/" + sea, "/categories/" + tides, "/tags/spring-tide");

        assertEquals(List.of(0, 0, 0, 0), counts(counting));
        TestClock.INSTANCE.moveTo(LATER);
        assertEquals(List.of(1, 1, 1, 1), counts(counting));
    }

    /** The clocks of two instances are not quite the same. */
    @Test
    void whatIsPublishedCountsAlsoWhereItIsStillEarlier() {
        TestClock.INSTANCE.moveTo(LATER);
        var tides = aCategory(unique("Tides"), null);
        aPost("The tide at twelve").categories(tides).tags("Neap tide").published().create();

        TestClock.INSTANCE.moveTo(LATER.minusSeconds(5));

        assertEquals(List.of(1, 1), counts(List.of("/categories/" + tides, "/tags/neap-tide")));
    }

    private static List<Integer> counts(List<String> addresses) {
        return addresses.stream().map(address -> anyone().get(address).<Integer> path("postCount")).toList();
    }

    @Test
    void itSettlesByItself() throws InterruptedException {
        TestClock.INSTANCE.moveTo(Instant.parse("2027-03-01T09:00:00Z"));
        var ada = somebody("Ada Marlow", "author");
        var post = aPost("The tide at ten").by(ada).with("status", "scheduled").with("publishedAt", "2027-03-01T10:00:00Z")
                .create();
        var id = post.getString("id");
        assertEquals("SCHEDULED", kept(id));

        TestClock.INSTANCE.moveTo(Instant.parse("2027-03-01T10:00:00Z"));

        for (int i = 0; i < 300 && !"PUBLISHED".equals(kept(id)); i++) {
            Thread.sleep(100);
        }
        assertEquals("PUBLISHED", kept(id));
        anyone().get("/posts/{post}", id).then().body("publishedBy.slug", equalTo(ada.slug()))
                .body("updatedAt", equalTo("2027-03-01T10:00:00Z"));
        asAdmin().delete("/posts/{post}?permanent=true", id).then().statusCode(204);
    }

    @Test
    void itIsAmongTheScheduledOnesUntilThenAndAmongThePublishedOnesAfter() {
        TestClock.INSTANCE.moveTo(NOW);
        var ada = somebody("Ada Marlow", "author");
        var slug = scheduled(ada, "Two lists", LATER);

        assertEquals(List.of(slug), listed(ada, "scheduled"));
        assertEquals(List.of(slug), listed(ada, "draft,scheduled"));
        assertEquals(List.of(), listed(ada, "published,archived"));
        TestClock.INSTANCE.moveTo(LATER);

        assertEquals(List.of(), listed(ada, "draft,scheduled"));
        assertEquals(List.of(slug), listed(ada, "published,archived"));
    }

    @Test
    void anOffsetGoesInAndUtcComesOut() {
        TestClock.INSTANCE.moveTo(NOW);

        var post = aPost("From Lisbon to Perth").with("status", "scheduled").with("publishedAt", "2001-03-02T00:30:00+08:00")
                .create();

        assertEquals("2001-03-01T16:30:00Z", post.getString("publishedAt"));
        assertEquals("scheduled", post.getString("status"));
    }

    @Test
    void aScheduleNeedsADateThatIsYetToCome() {
        asAdmin().body(Map.of("title", "When?", "status", "scheduled")).post("/posts").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/publishedAt")).body("errors[0].code", equalTo("Past"));
        asAdmin().body(Map.of("title", "When?", "status", "scheduled", "publishedAt", "2020-01-01T00:00:00Z")).post("/posts")
                .then().statusCode(422).body("errors[0].pointer", equalTo("/publishedAt"));
    }

    @Test
    void publishingAheadOfTheDateGivesItTheDateOfToday() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduled(null, "Cannot wait", LATER);

        var answer = asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", slug);

        answer.then().statusCode(200).body("status", equalTo("published"));
        assertEquals(NOW, Instant.parse(answer.path("publishedAt")).truncatedTo(SECONDS));
    }

    @Test
    void whatIsTakenOffTheScheduleStaysADraft() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduled(null, "Not yet", LATER);
        asAdmin().body(Map.of("status", "draft")).patch("/posts/{post}", slug).then().statusCode(200);

        TestClock.INSTANCE.moveTo(LATER.plusSeconds(60));

        asAdmin().get("/posts/{post}", slug).then().statusCode(200).body("status", equalTo("draft"))
                .body("publishedBy", nullValue());
    }

    @Test
    void aPostponedOneWaitsForItsNewDate() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduled(null, "A little later", LATER);
        asAdmin().body(Map.of("publishedAt", LATER.plusSeconds(600).toString())).patch("/posts/{post}", slug)
                .then().statusCode(200).body("status", equalTo("scheduled"));

        TestClock.INSTANCE.moveTo(LATER.plusSeconds(1));
        anyone().get("/posts/{post}", slug).then().statusCode(404);
        TestClock.INSTANCE.moveTo(LATER.plusSeconds(600));

        anyone().get("/posts/{post}", slug).then().statusCode(200);
    }

    /** The change comes before the job: it meets a post that is public, and stays public. */
    @Test
    void aChangeAfterTheDateIsOneOfAPublishedPost() {
        TestClock.INSTANCE.moveTo(NOW);
        var slug = scheduled(null, "Overtaken", LATER);
        TestClock.INSTANCE.moveTo(LATER);

        var answer = asAdmin().body(Map.of("title", "Overtaken by a change")).patch("/posts/{post}", slug);

        answer.then().statusCode(200).body("status", equalTo("published")).body("publishedBy.slug", equalTo("admin"))
                .body("publishedAt", equalTo(LATER.toString()));
    }

    @ParameterizedTest
    @CsvSource({ "draft,draft,200", "draft,scheduled,200", "draft,published,200", "draft,archived,200",
            "scheduled,draft,200", "scheduled,scheduled,200", "scheduled,published,200", "scheduled,archived,200",
            "published,draft,200", "published,scheduled,409", "published,published,200", "published,archived,200",
            "archived,draft,200", "archived,scheduled,200", "archived,published,200", "archived,archived,200" })
    void onlySomeStatusesFollowOneAnother(String from, String to, int status) {
        var slug = aPost("From " + from + " to " + to).slug();
        move(slug, from).then().statusCode(200);

        move(slug, to).then().statusCode(status);
    }

    private static io.restassured.response.Response move(String slug, String status) {
        var change = new HashMap<String, Object>(Map.of("status", status));
        if (status.equals("scheduled")) {
            change.put("publishedAt", Instant.now().plusSeconds(3_600).toString());
        }
        return asAdmin().body(change).patch("/posts/{post}", slug);
    }

    @Test
    void aRefusedStatusSaysWhatIsPossible() {
        var slug = aPost("Already out").published().slug();

        move(slug, "scheduled").then().statusCode(409).body("type", equalTo("/problems/wrong-state"))
                .body("errors[0].pointer", equalTo("/status"))
                .body("errors[0].detail", containsString("draft, published, archived"));
    }

    private static String scheduled(Person author, String title, Instant at) {
        var post = aPost(title).with("status", "scheduled").with("publishedAt", at.toString());
        return (author == null ? post : post.by(author)).slug();
    }

    private static List<String> published(Person author) {
        return anyone().get("/posts?author={author}", author.slug()).then().statusCode(200).extract().path("items.slug");
    }

    private static List<String> listed(Person author, String status) {
        return as(author).get("/posts?author={author}&status={status}", author.slug(), status).then().statusCode(200).extract()
                .path("items.slug");
    }

    /** What the database says, whatever the time. */
    private static String kept(String id) {
        return Sql.text("select status from post where id = '" + id + "'");
    }
}
