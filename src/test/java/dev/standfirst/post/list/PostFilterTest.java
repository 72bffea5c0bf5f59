package dev.standfirst.post.list;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** Basic filtering of RFC 4647; “eng” begins like “en” and is another language. */
    @Test
    void languageFilterFindsTheVarietiesOfALanguageInAnyCase() {
        for (var language : List.of("en", "EN-gb", "en-GB-oxendict", "eng", "zh-hant", "zh-Hans")) {
            adasPost(language).with("language", language).create();
        }

        adasList("language=EN").body("items.title", containsInAnyOrder("en", "EN-gb", "en-GB-oxendict"))
                .body("items.language", containsInAnyOrder("en", "en-GB", "en-GB-oxendict"));
        adasList("language=en-gb").body("items.title", containsInAnyOrder("EN-gb", "en-GB-oxendict"));
        adasList("language=en-g").body("items", empty());
        adasList("language=zh-Hant,eng,en-GB-oxendict").body("items.title",
                containsInAnyOrder("zh-hant", "eng", "en-GB-oxendict"));
        adasList("language=zh-hant,en&total=true").body("page.total", equalTo(4));
        adasList("language=*").body("items", hasSize(6));
    }

    @ParameterizedTest
    @ValueSource(strings = { "en_GB", "-", "en-", "e!", "*-GB", "англ" })
    void filterByNoLanguageRangeIsRejected(String language) {
        anyone().get("/posts?language={language}", language).then().statusCode(400)
                .body("errors.parameter", hasItem("language"));
    }

    /** A cached list of “en” contains a post in “en-GB” as soon as that is published. */
    @Test
    void listOfALanguageFollowsPostsInItsVarieties() {
        adasPost("one").with("language", "en").create();
        adasList("language=en").body("items.title", contains("one"));

        adasPost("two").with("language", "en-GB").create();

        adasList("language=en").body("items.title", containsInAnyOrder("one", "two"));
    }

    @Test
    void filtersAcceptFormerSlugsAndFollowTheirPosts() {
        var sea = aCategory(unique("Sea"), null);
        var word = unique("Fog");
        var one = adasPost("one").categories(sea).tags(word).create().getString("slug");
        var tag = anyone().get("/posts/{post}", one).then().extract().jsonPath().getString("id");
        asAdmin().body(Map.of("slug", sea + "-renamed")).patch("/categories/{category}", sea).then().statusCode(200);
        asAdmin().body(Map.of("slug", ada.slug() + "-renamed")).patch("/authors/{author}", ada.slug()).then().statusCode(200);
        asAdmin().body(Map.of("slug", one + "-renamed")).patch("/posts/{post}", one).then().statusCode(200);

        for (var filter : List.of("category=" + sea, "author=" + ada.slug(), "ids=" + one, "ids=" + tag + "," + one,
                "tag=" + word.replace(" ", "%20").toUpperCase(Locale.ROOT))) {
            anyone().urlEncodingEnabled(false).get("/posts?" + filter).then().statusCode(200).body("items.title", contains("one"));
        }
        anyone().get("/posts?author={author}&exclude={post}", ada.slug(), one).then().statusCode(200).body("items", empty());

        aPost("two").by(ada).categories(sea + "-renamed").published().create();
        for (var filter : List.of("category=" + sea, "author=" + ada.slug())) {
            anyone().get("/posts?" + filter).then().statusCode(200).body("items.title", containsInAnyOrder("one", "two"));
        }
    }

    @Test
    void bodiesAcceptFormerSlugs() {
        var sea = aCategory(unique("Sea"), null);
        asAdmin().body(Map.of("slug", sea + "-renamed")).patch("/categories/{category}", sea).then().statusCode(200);
        asAdmin().body(Map.of("slug", ada.slug() + "-renamed")).patch("/authors/{author}", ada.slug()).then().statusCode(200);

        aPost(unique("Cranes")).with("authors", List.of(ada.slug(), ada.id())).categories(sea, sea + "-renamed").create();
        aCategory(unique("Bay"), sea);
        asAdmin().body(Map.of("author", ada.slug(), "name", "laptop", "scopes", List.of("read"))).post("/tokens").then()
                .statusCode(201);
        asAdmin().get("/tokens?author={author}", ada.slug()).then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void idsKeepTheirOrderIfSortedAsGiven() {
        var slugs = new ArrayList<String>();
        for (int i = 0; i < 21; i++) {
            slugs.add(0, adasPost("post " + i).publishedAt(DAY.plus(Duration.ofHours(i * 7 % 21))).slug());
        }
        var ids = String.join(",", slugs);

        anyone().get("/posts?ids={ids}&sort=given&limit=100", ids).then().statusCode(200).body("items.slug", equalTo(slugs));
        anyone().get("/posts?ids={ids}&sort=-given&limit=3", ids).then()
                .body("items.title", contains("post 0", "post 1", "post 2"));
        var next = anyone().get("/posts?ids={ids}&sort=given&limit=5&total=true", ids).then().body("page.total", equalTo(21))
                .body("items.slug", equalTo(slugs.subList(0, 5))).extract().<String> path("page.next");
        anyone().get("/posts?ids={ids}&sort=given&limit=5&cursor={cursor}", ids, next).then().statusCode(200)
                .body("items.slug", equalTo(slugs.subList(5, 10)));
        anyone().get("/posts?sort=given").then().statusCode(400).body("errors.parameter", contains("sort"));
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

        adasList("ids=" + one.getString("id") + "," + two).body("items.title", containsInAnyOrder("one", "two"));
        for (var hidden : List.of(draft, UUID.randomUUID().toString(), "no-such")) {
            anyone().get("/posts?ids={ids}", two + "," + hidden).then().statusCode(400)
                    .body("errors.parameter", contains("ids")).body("detail", containsString(hidden));
        }
        as(ada).get("/posts?ids={draft}&status=draft", draft).then().statusCode(200).body("items.title", contains("draft"));
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
                + "&publishedBefore=2024-01-01T00:00:00Z&updatedAfter=2023-01-01T00:00:00Z&status=published"
                + "&sort=-shares,title&page=1").body("items.title", contains("it"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "author", "category", "tag", "ids", "exclude" })
    void filterByAnUnknownNameIsRejected(String filter) {
        for (var name : List.of("no-such-thing", UUID.randomUUID().toString(), "No Such Thing", "нет", "a".repeat(300))) {
            anyone().get("/posts?{filter}={name}", filter, name).then().statusCode(400)
                    .body("errors.parameter", contains(filter)).body("detail", containsString(name));
        }
    }

    /** Authors and tags of drafts do not exist for anonymous callers. */
    @Test
    void filterByAnAuthorOrATagWithoutAPublicPostIsRejectedUntilThereIsOne() {
        var post = aPost(unique("Plan")).by(ada).tags("Secret " + ada.slug()).create().getString("slug");
        for (var filter : List.of("author=" + ada.slug(), "tag=secret-" + ada.slug())) {
            anyone().get("/posts?" + filter).then().statusCode(400).body("errors.code", contains("Unknown"));
            as(ada).get("/posts?status=draft&" + filter).then().statusCode(200).body("items.slug", contains(post));
        }

        as(ada).body("{\"status\":\"published\"}").patch("/posts/{post}", post).then().statusCode(200);

        for (var filter : List.of("author=" + ada.slug(), "tag=secret-" + ada.slug())) {
            anyone().get("/posts?" + filter).then().statusCode(200).body("items.slug", contains(post));
        }
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
        var hundred = String.join(",", IntStream.range(0, 100).mapToObj(n -> "v" + (char) ('a' + n / 26) + (char) ('a' + n % 26))
                .toList());

        anyone().get("/posts?{filter}={values}", filter, hundred).then().statusCode(filter.equals("language") ? 200 : 400)
                .body("errors.code", filter.equals("language") ? nullValue() : contains("Unknown"));
        anyone().get("/posts?{filter}={values}", filter, hundred + ",v").then().statusCode(400)
                .body("errors.code", contains("Size"));
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
