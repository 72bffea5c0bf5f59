package dev.standfirst.post.list;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.PostFixture;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Filters of the list of posts. */
@QuarkusTest
class PostFilterTest extends ApiTest {

    private static final Instant DAY = Instant.parse("2023-04-01T08:00:00Z");

    private Person ada;

    @BeforeEach
    void createAda() {
        ada = somebody("Ada Marlow", "author");
    }

    @Test
    void authorFilterFindsPostsOfEveryAuthorInTheByline() {
        var grace = somebody("Grace Low", "author");
        var joan = somebody("Joan Ray", "author");
        adasPost("alone").create();
        adasPost("together").authors(grace, ada).create();
        aPost("without").authors(grace, joan).published().create();

        anyone().get("/posts?author={author}", grace.slug()).then().statusCode(200)
                .body("items.title", containsInAnyOrder("together", "without"));
        anyone().get("/posts?author={author}", ada.id().toUpperCase(Locale.ROOT)).then().statusCode(200)
                .body("items.title", containsInAnyOrder("alone", "together"));
        anyone().get("/posts?author={author}&total=true", joan.slug() + "," + ada.id()).then().statusCode(200)
                .body("items.title", containsInAnyOrder("alone", "together", "without"));
    }

    @Test
    void categoryFilterFindsPostsOfDescendantsToo() {
        var sea = aCategory(unique("Sea"), null);
        var ships = aCategory(unique("Ships"), sea);
        var tugs = aCategory(unique("Tugs"), ships);
        var land = aCategory(unique("Land"), null);
        adasPost("in sea").categories(sea).create();
        adasPost("in tugs and ships").categories(tugs, ships).create();
        adasPost("in land and ships").categories(land, ships).create();
        adasPost("in land").categories(land).create();
        adasPost("nowhere").create();
        String shipsId = anyone().get("/categories/{category}", ships).then().extract().path("id");

        anyone().get("/posts?category={category}", sea).then()
                .body("items.title", containsInAnyOrder("in sea", "in tugs and ships", "in land and ships"));
        anyone().get("/posts?category={category}", shipsId).then()
                .body("items.title", containsInAnyOrder("in tugs and ships", "in land and ships"));
        anyone().get("/posts?category={category}", tugs).then().body("items.title", contains("in tugs and ships"));
        anyone().get("/posts?total=true&category={category}", tugs + "," + land).then()
                .body("items.title", containsInAnyOrder("in tugs and ships", "in land and ships", "in land"));
    }

    @Test
    void tagFilterFindsPostsWithAnyOfTheTags() {
        adasPost("steel").tags("Steel " + ada.slug()).create();
        adasPost("rust").tags("Other", "Rust " + ada.slug()).create();
        adasPost("plain").create();

        adasList("tag=rust-" + ada.slug()).body("items.title", contains("rust"));
        adasList("tag=steel-" + ada.slug() + ",rust-" + ada.slug()).body("items.title", containsInAnyOrder("steel", "rust"));
    }

    @Test
    void languageFilterFindsPostsInAnyOfTheLanguages() {
        adasPost("one").with("language", "en").create();
        adasPost("un").with("language", "fr").create();
        adasPost("ein").with("language", "de-AT").create();

        adasList("language=fr").body("items.title", contains("un"));
        adasList("language=fr,de-AT").body("items.title", containsInAnyOrder("un", "ein"));
    }

    @Test
    void featuredFilterFindsEitherFeaturedOrOtherPosts() {
        adasPost("stage").with("featured", true).create();
        adasPost("pit").create();

        adasList("featured=true").body("items.title", contains("stage"));
        adasList("featured=false").body("items.title", contains("pit"));
    }

    @Test
    void publicationDateFiltersExcludeTheGivenDatesThemselves() {
        for (int day = 1; day <= 4; day++) {
            adasPost("day " + day).publishedAt(DAY.plus(Duration.ofDays(day))).create();
        }

        adasList("publishedAfter=2023-04-03T08:00:00Z").body("items.title", contains("day 4", "day 3"));
        adasList("publishedBefore=2023-04-03T08:00:00Z").body("items.title", contains("day 1"));
        adasList("publishedAfter=2023-04-02T09:00:00%2B01:00&publishedBefore=2023-04-04T23:00:00Z")
                .body("items.title", contains("day 3", "day 2"));
    }

    @Test
    void updatedAfterFindsPostsChangedSinceThen() {
        TestClock.INSTANCE.moveTo(Instant.parse("2026-07-01T12:00:00Z"));
        adasPost("still").create();
        var moved = adasPost("moved").slug();
        TestClock.INSTANCE.moveTo(Instant.parse("2026-07-02T12:00:00Z"));
        as(ada).body(Map.of("excerpt", "Changed.")).patch("/posts/{post}", moved).then().statusCode(200);

        adasList("updatedAfter=2026-07-02T00:00:00Z").body("items.title", contains("moved"));
    }

    @Test
    void idsAndExcludeFiltersAcceptIdsAndSlugs() {
        var one = adasPost("one").create();
        var two = adasPost("two").slug();
        adasPost("three").create();
        var draft = aPost("draft").by(ada).slug();

        adasList("ids=" + one.getString("id") + "," + two + "," + draft + "," + UUID.randomUUID() + ",no-such")
                .body("items.title", containsInAnyOrder("one", "two"));
        adasList("exclude=" + one.getString("id") + "," + two).body("items.title", contains("three"));
        adasList("ids=" + one.getString("id") + "," + two + "&exclude=" + two).body("items.title", contains("one"));
    }

    @Test
    void allFiltersTogetherFindOnlyPostsThatMatchEachOfThem() {
        var sea = aCategory(unique("Sea"), null);
        adasPost("it").categories(sea).tags("Fog " + ada.slug()).with("language", "fr").with("featured", true).publishedAt(DAY)
                .create();
        adasPost("not in the sea").tags("Fog " + ada.slug()).with("language", "fr").with("featured", true).publishedAt(DAY)
                .create();
        adasPost("no fog").categories(sea).with("language", "fr").with("featured", true).publishedAt(DAY).create();

        adasList("category=" + sea + "&tag=fog-" + ada.slug() + "&language=fr&featured=true&publishedAfter=2023-01-01T00:00:00Z"
                + "&publishedBefore=2024-01-01T00:00:00Z&updatedAfter=2023-01-01T00:00:00Z&status=published&exclude=no-such"
                + "&sort=-shares,title&page=1").body("items.title", contains("it"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "author", "category", "tag", "language", "ids" })
    void filterByAnUnknownSlugOrIdFindsNothing(String filter) {
        anyone().get("/posts?{filter}=no-such-thing&total=true", filter).then().statusCode(200).body("items", empty());
        anyone().get("/posts?{filter}={id}", filter, UUID.randomUUID()).then().statusCode(200).body("items", empty());
    }

    @Test
    void draftsAreListedForTheirAuthorsAndForEditorsOnly() {
        var grace = somebody("Grace Low", "author");
        var edith = somebody("Edith Fox", "editor");
        adasPost("public").create();
        aPost("draft").by(ada).create();
        aPost("shared draft").by(ada).authors(ada, grace).create();

        var drafts = "/posts?status=draft&author=" + ada.slug();

        as(ada).get(drafts).then().body("items.title", containsInAnyOrder("draft", "shared draft"));
        as(edith).get(drafts).then().body("items.title", containsInAnyOrder("draft", "shared draft"));
        as(grace).get(drafts).then().body("items.title", contains("shared draft"));
    }

    @Test
    void statusFilterFindsPostsInAnyOfTheStatusesThatTheCallerMaySee() {
        var grace = somebody("Grace Low", "author");
        adasPost("public").create();
        aPost("draft").by(ada).create();
        aPost("kept").by(ada).with("status", "archived").create();
        aPost("shared draft").by(ada).authors(ada, grace).create();

        as(ada).get("/posts?status=archived&author=" + ada.slug()).then().body("items.title", contains("kept"));
        as(grace).get("/posts?total=true&status=draft,archived,published&author=" + ada.slug()).then()
                .body("items.title", containsInAnyOrder("shared draft", "public"));
    }

    @Test
    void statusOtherThanPublishedRequiresATokenWithScopeRead() {
        adasPost("public").create();
        aPost("draft").by(ada).create();

        var drafts = "/posts?status=draft&author=" + ada.slug();

        anyone().get(drafts).then().statusCode(401);
        as(token(ada.id(), "write")).get(drafts).then().statusCode(403);
        anyone().get("/posts?status=published&author=" + ada.slug()).then().body("items", hasSize(1));
    }

    @Test
    void unknownStatusIsRejectedByItsName() {
        var response = anyone().get("/posts?status=draft,secret");

        response.then().statusCode(400).body("errors.parameter", hasItem("status")).body("detail", containsString("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "author", "category", "tag", "language", "status", "ids", "exclude", "publishedAfter",
            "updatedAfter",
            "featured" })
    void emptyFilterValueIsRejected(String filter) {
        var response = anyone().get("/posts?{filter}=", filter);

        response.then().statusCode(400).contentType("application/problem+json").body("errors.parameter", hasItem(filter));
    }

    @ParameterizedTest
    @CsvSource({ "author, 'a,,b'", "tag, ','", "ids, 'a,'", "featured, yes", "publishedAfter, yesterday",
            "publishedBefore, 2023-04-01", "updatedAfter, +12345-01-01T00:00:00Z", "language, 'en, '" })
    void malformedFilterValueIsRejected(String filter, String value) {
        var response = anyone().get("/posts?{filter}={value}", filter, value);

        response.then().statusCode(400).contentType("application/problem+json").body("errors.parameter", hasItem(filter));
    }

    @ParameterizedTest
    @ValueSource(strings = { "author", "category", "tag", "language", "ids", "exclude" })
    void filterAcceptsAHundredValuesAndRejectsMore(String filter) {
        var hundred = String.join(",", IntStream.range(0, 100).mapToObj(n -> "v" + n).toList());

        anyone().get("/posts?{filter}={values}", filter, hundred).then().statusCode(200);
        anyone().get("/posts?{filter}={values}", filter, hundred + ",v100").then().statusCode(400)
                .body("errors.parameter", hasItem(filter));
    }

    /** PostgreSQL does not store NUL in text: without the check, the response would be a 500. */
    @ParameterizedTest
    @ValueSource(strings = { "author", "category", "tag", "language", "status", "ids", "exclude" })
    void nulCharacterInAFilterIsRejected(String filter) {
        var response = anyone().urlEncodingEnabled(false).get("/posts?" + filter + "=a%00b");

        response.then().statusCode(400).contentType("application/problem+json");
    }

    private PostFixture adasPost(String title) {
        return aPost(title).by(ada).published().with("slug", UUID.randomUUID().toString().replace("-", "x"));
    }

    private ValidatableResponse adasList(String query) {
        return anyone().urlEncodingEnabled(false).get("/posts?author=" + ada.slug() + "&" + query).then().statusCode(200);
    }
}
