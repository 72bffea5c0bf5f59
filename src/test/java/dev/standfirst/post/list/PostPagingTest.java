package dev.standfirst.post.list;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** List pages: by cursor, forward and back, and by number. */
@QuarkusTest
class PostPagingTest extends ApiTest {

    private static final Instant DAY = Instant.parse("2020-02-01T08:00:00Z");

    @Test
    void cursorsLeadToTheLastListPageAndBack() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();

        var first = listPage(posts);
        var second = listPage(posts + "&cursor=" + first.getString("page.next"));
        var third = listPage(posts + "&cursor=" + second.getString("page.next"));
        var secondAgain = listPage(posts + "&cursor=" + third.getString("page.previous"));
        var firstAgain = listPage(posts + "&cursor=" + secondAgain.getString("page.previous"));

        assertEquals(List.of("e", "d"), first.getList("items.title"));
        assertEquals(List.of("c", "b"), second.getList("items.title"));
        assertEquals(List.of("a"), third.getList("items.title"));
        assertEquals(null, third.getString("page.next"));
        assertEquals(second.getMap(""), secondAgain.getMap(""));
        assertEquals(first.getMap(""), firstAgain.getMap(""));
        assertEquals(null, firstAgain.getString("page.previous"));
    }

    @Test
    void listPageOfLongBodiesEndsEarly() {
        var ada = somebody("Ada Marlow", "author");
        var body = "A long story. ".repeat(70_000);
        for (var title : List.of("a", "b", "c", "d", "e")) {
            aPost(title).by(ada).publishedAt(DAY.plusSeconds(title.charAt(0))).html(body).create();
        }
        var posts = "/posts?limit=100&author=" + ada.slug();

        var first = listPage(posts + "&include=content");
        var second = listPage(posts + "&include=content&cursor=" + first.getString("page.next"));
        var back = listPage(posts + "&include=content&cursor=" + second.getString("page.previous"));

        assertEquals(List.of("e", "d", "c", "b"), first.getList("items.title"));
        assertEquals(List.of("a"), second.getList("items.title"));
        assertEquals(null, second.getString("page.next"));
        assertEquals(first.getList("items.title"), back.getList("items.title"));
        assertEquals(5, listPage(posts).getList("items").size());
        anyone().get(posts + "&include=content&page=1").then().statusCode(400).body("errors.parameter", contains("limit"));
    }

    @Test
    void postPublishedMeanwhileDoesNotShiftLaterListPages() {
        var ada = authorOfPosts("abcde");
        var posts = "/posts?limit=2&author=" + ada.slug();
        var first = listPage(posts);
        aPost("f").by(ada).published().create();

        var second = listPage(posts + "&cursor=" + first.getString("page.next"));
        var firstAgain = listPage(posts + "&cursor=" + second.getString("page.previous"));
        var newest = listPage(posts + "&cursor=" + firstAgain.getString("page.previous"));

        assertEquals(List.of("c", "b"), second.getList("items.title"));
        assertEquals(List.of("e", "d"), firstAgain.getList("items.title"));
        assertEquals(List.of("f"), newest.getList("items.title"));
    }

    @Test
    void cursorStaysValidWhenThePostItPointsToIsDeleted() {
        var ada = authorOfPosts("abcde");
        var posts = "/posts?limit=2&author=" + ada.slug();
        var first = listPage(posts);
        as(ada).delete("/posts/{post}", first.getString("items[1].id")).then().statusCode(204);

        var second = listPage(posts + "&cursor=" + first.getString("page.next"));

        assertEquals(List.of("c", "b"), second.getList("items.title"));
    }

    @Test
    void numberedListPagesHaveATotal() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();

        anyone().get(posts + "&page=1").then().body("items.title", contains("e", "d")).body("page.total", equalTo(5))
                .body("page.previous", nullValue());
        anyone().get(posts + "&page=3").then().body("items.title", contains("a")).body("page.total", equalTo(5))
                .body("page.next", nullValue());
    }

    @Test
    void numberedListPageHasCursorsToItsNeighbours() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();
        var second = listPage(posts + "&page=2");

        assertEquals(List.of("a"), listPage(posts + "&cursor=" + second.getString("page.next")).getList("items.title"));
        assertEquals(List.of("e", "d"),
                listPage(posts + "&cursor=" + second.getString("page.previous")).getList("items.title"));
    }

    @Test
    void numberedListPagePastTheEndIsEmpty() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();

        anyone().get(posts + "&page=4").then().statusCode(200).body("items", empty()).body("page.total", equalTo(5))
                .body("page.next", nullValue());
        anyone().get(posts + "&page=1000000").then().statusCode(200).body("items", empty()).body("page.total", equalTo(5));
    }

    @Test
    void cursorListPagesHaveATotalOnRequest() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();
        var next = listPage(posts).getString("page.next");

        anyone().get(posts + "&total=true").then().body("page.total", equalTo(5));
        anyone().get(posts + "&total=true&cursor=" + next).then().body("items.title", contains("c", "b"))
                .body("page.total", equalTo(5));
    }

    @Test
    void cursorIsRejectedForAnotherSortOrder() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();
        var cursor = listPage(posts).getString("page.next");

        var response = anyone().get(posts + "&sort=title&cursor=" + cursor);

        response.then().statusCode(400).body("errors.parameter", hasItem("cursor"));
    }

    @Test
    void tamperedCursorIsRejected() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();
        var cursor = listPage(posts).getString("page.next");
        var middle = cursor.charAt(20) == 'A' ? 'B' : 'A';

        for (var tampered : List.of(cursor.substring(1), cursor.substring(0, cursor.length() - 1), cursor + "A",
                cursor.substring(0, 20) + middle + cursor.substring(21), "", "next", "%00", "%F0%9F%9A%A2")) {
            anyone().urlEncodingEnabled(false).get(posts + "&cursor=" + tampered)
                    .then().statusCode(400).body("errors.parameter", hasItem("cursor"));
        }
    }

    @Test
    void cursorTogetherWithAPageNumberIsRejected() {
        var posts = "/posts?limit=2&author=" + authorOfPosts("abcde").slug();
        var cursor = listPage(posts).getString("page.next");

        var response = anyone().get(posts + "&page=2&cursor=" + cursor);

        response.then().statusCode(400).body("errors.parameter", hasItem("page"));
    }

    /** Every sort key has many equal values, so that only the id tells the posts apart. */
    @ParameterizedTest
    @ValueSource(longs = { 20_260_301, 42, 7 })
    void walkInAnySortOrderShowsEveryPostOnceForwardAndBackward(long seed) {
        var random = new Random(seed);
        var ada = somebody("Ada Marlow", "editor");
        var expected = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            var post = aPost(List.of("Ebb", "Flow", "flow").get(random.nextInt(3))).by(ada)
                    .publishedAt(DAY.plusSeconds(random.nextInt(4))).create();
            expected.add(post.getString("id"));
            as(ada).body(Map.of("networks", Map.of("x", random.nextInt(3)))).put("/posts/{post}/shares", post.getString("id"))
                    .then().statusCode(200);
        }
        Collections.sort(expected);
        // The popularity follows the shares a moment later; until then the order by shares may change.
        var ids = "'" + String.join("', '", expected) + "'";
        Soon.holds(() -> assertEquals(Sql.text("select sum(baseline) from share_count where post_id in (%s)".formatted(ids)),
                Sql.text("select sum(total) from post_popularity where post_id in (%s)".formatted(ids))));

        for (int i = 0; i < 6; i++) {
            var posts = "/posts?author=%s&limit=%d&sort=%s".formatted(ada.slug(), 1 + random.nextInt(9), sort(random));
            var forwardPages = listPages(posts, "next", listPage(posts));
            var lastPage = forwardPages.get(forwardPages.size() - 1);
            var backwardPages = listPages(posts, "previous", lastPage);

            var forward = ids(forwardPages);
            Collections.reverse(backwardPages);
            var backward = ids(backwardPages);
            assertEquals(expected, forward.stream().sorted().toList(), posts + ", seed " + seed);
            assertEquals(forward, backward, posts + ", seed " + seed);
        }
    }

    private static String sort(Random random) {
        var keys = new ArrayList<>(List.of("publishedAt", "updatedAt", "createdAt", "title", "shares"));
        Collections.shuffle(keys, random);
        return String.join(",",
                keys.subList(0, 1 + random.nextInt(3)).stream().map(key -> random.nextBoolean() ? key : "-" + key)
                        .toList());
    }

    private static List<JsonPath> listPages(String posts, String direction, JsonPath from) {
        var pages = new ArrayList<>(List.of(from));
        for (var cursor = from.getString("page." + direction); cursor != null;) {
            var page = listPage(posts + "&cursor=" + cursor);
            pages.add(page);
            cursor = page.getString("page." + direction);
        }
        return pages;
    }

    private static List<String> ids(List<JsonPath> pages) {
        return pages.stream().flatMap(page -> page.<String> getList("items.id").stream()).toList();
    }

    /** A new author with one post per letter, each a day after the one before. */
    private static Person authorOfPosts(String letters) {
        var ada = somebody("Ada Marlow", "author");
        for (int i = 0; i < letters.length(); i++) {
            aPost(letters.substring(i, i + 1)).by(ada).publishedAt(DAY.plusSeconds(86_400L * i)).create();
        }
        return ada;
    }

    private static JsonPath listPage(String path) {
        return anyone().get(path).then().statusCode(200).extract().jsonPath();
    }
}
