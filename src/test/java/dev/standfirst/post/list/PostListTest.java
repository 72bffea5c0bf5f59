package dev.standfirst.post.list;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import io.quarkus.test.junit.QuarkusTest;

/** The list of posts: its items, its order and its bounds. */
@QuarkusTest
class PostListTest extends ApiTest {

    private static final Instant DAY = Instant.parse("2021-05-01T08:00:00Z");

    @Test
    void listShowsTheTenNewestPosts() {
        var ada = somebody("Ada Marlow", "author");
        var slugs = IntStream.range(0, 12)
                .mapToObj(n -> aPost(unique("Log of day " + n)).by(ada).publishedAt(DAY.plus(n, ChronoUnit.DAYS)).slug())
                .toList();

        var response = anyone().get("/posts?author={author}", ada.slug());

        response.then().statusCode(200)
                .body("items.slug", contains(IntStream.rangeClosed(2, 11).mapToObj(n -> slugs.get(13 - n)).toArray()))
                .body("page.limit", equalTo(10))
                .body("page.next", notNullValue())
                .body("page.previous", nullValue())
                .body("page.keySet()", containsInAnyOrder("limit", "next", "previous"));
    }

    @Test
    void listShowsOnlyPublicPosts() {
        var ada = somebody("Ada Marlow", "author");
        var open = aPost(unique("An open harbour")).by(ada).published().slug();
        aPost(unique("A closed harbour")).by(ada).create();
        aPost(unique("A harbour of old")).by(ada).with("status", "archived").create();
        var lost = aPost(unique("A lost harbour")).by(ada).published().slug();
        as(ada).delete("/posts/{post}", lost).then().statusCode(204);

        var response = anyone().get("/posts?author={author}", ada.slug());

        response.then().statusCode(200).body("items.slug", contains(open));
    }

    @Test
    void tokenWithoutAStatusFilterAddsNoDraftsToTheList() {
        var ada = somebody("Ada Marlow", "editor");
        aPost(unique("A quiet draft")).by(ada).create();

        var response = as(ada).get("/posts?author={author}", ada.slug());

        response.then().statusCode(200).body("items", empty());
    }

    @Test
    void cardHasTheDocumentedPropertiesAndNoBody() {
        var ada = somebody("Ada Marlow", "author");
        var grace = somebody("Grace Low", "author");
        var ships = aCategory(unique("Ships"), null);
        var tides = aCategory(unique("Tides"), ships);
        aPost("On cranes").by(ada).publishedAt(DAY).authors(grace, ada).categories(tides, ships).tags("Steel", "Rust")
                .html("<p>One two three.</p>").with("language", "en-GB").with("featured", true)
                .with("coverImage",
                        Map.of("url", "https://img.example/crane.jpg", "alt", "A crane", "width", 800, "height", 600))
                .with("slug", "on-cranes-" + tides).create();

        var response = anyone().get("/posts?author={author}", ada.slug());

        response.then().statusCode(200).body("items", hasSize(1)).rootPath("items[0]")
                .body("keySet()", containsInAnyOrder("id", "slug", "title", "excerpt", "status", "language", "featured",
                        "publishedAt", "updatedAt", "authors", "categories", "tags", "coverImage", "wordCount",
                        "readingMinutes", "url"))
                .body("slug", equalTo("on-cranes-" + tides)).body("title", equalTo("On cranes"))
                .body("excerpt", equalTo("One two three.")).body("status", equalTo("published"))
                .body("language", equalTo("en-GB")).body("featured", equalTo(true))
                .body("publishedAt", equalTo("2021-05-01T08:00:00Z")).body("wordCount", equalTo(3))
                .body("readingMinutes", equalTo(1))
                .body("authors.name", contains("Grace Low", "Ada Marlow"))
                .body("authors[0].keySet()", containsInAnyOrder("id", "slug", "name", "avatarUrl"))
                .body("categories.slug", contains(tides, ships))
                .body("categories[0].keySet()", containsInAnyOrder("id", "slug", "name"))
                .body("tags.name", contains("Steel", "Rust"))
                .body("coverImage", equalTo(Map.of("url", "https://img.example/crane.jpg", "alt", "A crane", "width", 800,
                        "height", 600)));
    }

    /** One statement reads the newest posts of an author with their taxonomies; other lists read the taxonomies by a second. */
    @ParameterizedTest
    @ValueSource(strings = { "/posts?author={author}", "/posts?author={author}&language=en", "/posts?author={author}&page=1" })
    void cardKeepsTheOrderAndSpellingOfAuthorsCategoriesAndTags(String list) {
        var ada = somebody("{Ada, \"Marlow\"} \\ NULL", "author");
        var grace = asAdmin().body(Map.of("name", "Grace  Løw", "avatarUrl", "https://img.example/grace.jpg"))
                .post("/authors").then().statusCode(201).extract().jsonPath();
        var ships = aCategory(unique("Z, {ships} \"and\" so on"), null);
        var tides = aCategory(unique("NULL"), null);
        aPost(unique("On names")).by(ada).publishedAt(DAY)
                .authors(new Person(grace.getString("id"), grace.getString("slug"), "Grace", ""), ada)
                .categories(ships, tides).tags("z \\ \" ü", "null", "{}", "a,b").create();

        var response = anyone().get(list, ada.slug());

        response.then().statusCode(200).body("items", hasSize(1)).rootPath("items[0]")
                .body("authors.name", contains("Grace  Løw", "{Ada, \"Marlow\"} \\ NULL"))
                .body("authors.id", contains(grace.getString("id"), ada.id()))
                .body("authors.slug", contains(grace.getString("slug"), ada.slug()))
                .body("authors.avatarUrl", contains("https://img.example/grace.jpg", null))
                .body("categories.slug", contains(ships, tides))
                .body("categories[0].name", startsWith("Z, {ships} \"and\" so on "))
                .body("tags.name", contains("z \\ \" ü", "null", "{}", "a,b"));
    }

    @Test
    void cardOfABarePostHasEmptyListsAndExcerpt() {
        var ada = somebody("Ada Marlow", "author");
        aPost(unique("Bare")).by(ada).html("").published().create();

        var response = anyone().get("/posts?author={author}", ada.slug());

        response.then().statusCode(200).body("items[0].categories", empty()).body("items[0].tags", empty())
                .body("items[0].coverImage", nullValue()).body("items[0].excerpt", equalTo(""));
    }

    @Test
    void draftsAreSortedByTheirPlannedDateOrElseByTheirCreation() {
        var ada = somebody("Ada Marlow", "author");
        var today = aPost(unique("Begun today")).by(ada).slug();
        var before = aPost(unique("Out last year")).by(ada).publishedAt(DAY).slug();
        var between = aPost(unique("Meant for later")).by(ada).with("publishedAt", DAY.plusSeconds(60).toString()).slug();
        var after = aPost(unique("Out a moment later")).by(ada).publishedAt(DAY.plusSeconds(120)).slug();

        var whole = as(ada).get("/posts?author={author}&status=draft,published", ada.slug());
        var first = as(ada).get("/posts?author={author}&status=draft,published&limit=2", ada.slug()).then().extract();
        var rest = as(ada).get("/posts?author={author}&status=draft,published&limit=2&cursor={next}", ada.slug(),
                first.<String> path("page.next"));

        whole.then().statusCode(200).body("items.slug", contains(today, after, between, before));
        rest.then().statusCode(200).body("items.slug", contains(between, before)).body("page.next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 100 })
    void limitWithinItsBoundsIsAccepted(int limit) {
        var response = anyone().get("/posts?limit={limit}", limit);

        response.then().statusCode(200).body("page.limit", equalTo(limit));
    }

    @ParameterizedTest
    @CsvSource({ "limit, 0", "limit, 101", "limit, -1", "limit, ten", "limit, ''", "limit, 99999999999", "page, 0", "page, -1",
            "page, 1000001", "page, one", "total, perhaps" })
    void pagingParameterOutOfBoundsIsRejected(String parameter, String value) {
        var response = anyone().get("/posts?{parameter}={value}", parameter, value);

        response.then().statusCode(400).contentType("application/problem+json")
                .body("errors.parameter", everyItem(equalTo(parameter)));
    }
}
