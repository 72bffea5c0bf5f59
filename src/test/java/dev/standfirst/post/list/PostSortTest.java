package dev.standfirst.post.list;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** Sort orders of the list of posts. */
@QuarkusTest
class PostSortTest extends ApiTest {

    private static final Instant DAY = Instant.parse("2022-03-01T08:00:00Z");

    /** The posts are created in the order c, a, b, d and changed in the order a, d, b, c. */
    @ParameterizedTest
    @CsvSource({
            "publishedAt, bcda", "-publishedAt, adcb",
            "createdAt, cabd", "-createdAt, dbac",
            "updatedAt, adbc", "-updatedAt, cbda",
            "title, abcd", "-title, dcba",
            "shares, dabc", "-shares, cbad",
            "'title,-publishedAt', abcd", "'-shares,publishedAt,title', cbad" })
    void listOfPostsFollowsEverySortKey(String sort, String expected) {
        var ada = authorOfFourPosts();

        Soon.holds(() -> anyone().get("/posts?author={author}&sort={sort}", ada.slug(), sort).then().statusCode(200)
                .body("items.title", contains(expected.split(""))));
    }

    @Test
    void secondSortKeyDecidesWhereTheFirstIsEqual() {
        var ada = somebody("Ada Marlow", "author");
        var at = DAY;
        for (var title : "b2 a1 c1 a2".split(" ")) {
            aPost(title.substring(0, 1)).by(ada).publishedAt(at.plus(Duration.ofDays(title.charAt(1)))).create();
        }

        anyone().get("/posts?author={author}&sort=-publishedAt,title", ada.slug()).then()
                .body("items.title", contains("a", "b", "a", "c"));
        anyone().get("/posts?author={author}&sort=title,publishedAt", ada.slug()).then()
                .body("items.title", contains("a", "a", "b", "c"));
        anyone().get("/posts?author={author}&sort=-title,-publishedAt", ada.slug()).then()
                .body("items.title", contains("c", "b", "a", "a"))
                .body("items.publishedAt[2]", containsString("2022-04-20"));
    }

    /** In the order of Unicode on either database, forward, backward and across list pages. */
    @Test
    void titlesAreSortedByLettersBeforeAccentsAndCase() {
        var ada = somebody("Ada Marlow", "author");
        var titles = List.of("10 tips", "9 tips", "apple", "Apple", "ärger", "Ärger", "Argument", "Banana", "Zebra", "zoo",
                "привет", "東京");
        titles.stream().sorted().forEach(title -> aPost(title).by(ada).published().create());

        var read = new ArrayList<String>();
        String cursor = null;
        do {
            var page = (cursor == null ? anyone().get("/posts?author={author}&sort=title&limit=5", ada.slug())
                    : anyone().get("/posts?author={author}&sort=title&limit=5&cursor={cursor}", ada.slug(), cursor)).then()
                    .statusCode(200).extract().jsonPath();
            read.addAll(page.getList("items.title"));
            cursor = page.getString("page.next");
        } while (cursor != null);

        assertEquals(titles, read);
        anyone().get("/posts?author={author}&sort=-title&limit=2", ada.slug()).then()
                .body("items.title", contains("東京", "привет"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "date", "Title", "-", "", "title,", "title,title", "title,-title", "relevance", "id",
            "p.id desc" })
    void unknownOrRepeatedSortKeyIsRejected(String sort) {
        var response = anyone().get("/posts?sort={sort}", sort);

        response.then().statusCode(400).contentType("application/problem+json").body("errors.parameter", hasItem("sort"));
    }

    @Test
    void rejectedSortKeyIsNamedWithTheKnownOnes() {
        var response = anyone().get("/posts?sort=-publishedAt,colour");

        response.then().statusCode(400).body("detail", containsString("colour")).body("detail",
                containsString("publishedAt, "));
    }

    private static Person authorOfFourPosts() {
        var ada = somebody("Ada Marlow", "editor");
        TestClock.INSTANCE.moveTo(Instant.parse("2026-06-01T12:00:00Z"));
        var days = Map.of("a", 4, "b", 1, "c", 2, "d", 3);
        for (var title : "c a b d".split(" ")) {
            TestClock.INSTANCE.moveBy(Duration.ofMinutes(1));
            aPost(title).by(ada).publishedAt(DAY.plus(Duration.ofDays(days.get(title))))
                    .with("slug", title + "-of-" + ada.slug())
                    .create();
        }
        for (var title : "a d b c".split(" ")) {
            TestClock.INSTANCE.moveBy(Duration.ofMinutes(1));
            as(ada).body(Map.of("excerpt", "Changed.")).patch("/posts/{post}", title + "-of-" + ada.slug()).then()
                    .statusCode(200);
        }
        Map.of("a", Map.of("x", 1), "b", Map.of("x", 1, "facebook", 1), "c", Map.of("email", 3))
                .forEach((title, networks) -> as(ada).body(Map.of("networks", networks))
                        .put("/posts/{post}/shares", title + "-of-" + ada.slug()).then().statusCode(200));
        return ada;
    }
}
