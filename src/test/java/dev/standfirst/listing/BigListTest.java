package dev.standfirst.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.ManyPosts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

/** A site with five thousand posts. */
@QuarkusTest
class BigListTest extends ApiTest {

    private static final int SIZE = 5_000;
    private static final ManyPosts POSTS = new ManyPosts("big", SIZE);
    private static final String LIST = "/posts?language=" + POSTS.language();

    private static boolean loaded;

    @BeforeEach
    void load() {
        if (!loaded) {
            POSTS.load();
            loaded = true;
        }
    }

    @AfterAll
    static void remove() {
        POSTS.remove();
        loaded = false;
    }

    @Test
    void theFirstPageHasTheNewest() {
        var page = page(LIST + "&total=true");

        assertEquals(SIZE, page.getInt("page.total"));
        assertEquals(10, page.getList("items").size());
        assertEquals("1990-01-02T17:39:00Z", page.getString("items[0].publishedAt"));
    }

    @Test
    void pageFourHundredAndFiftyHasItsTen() {
        var page = page(LIST + "&page=450");

        assertEquals(SIZE, page.getInt("page.total"));
        assertEquals(10, page.getList("items").size());
        // 4,490 posts before it, two of each minute.
        assertEquals("1990-01-01T04:14:00Z", page.getString("items[0].publishedAt"));
    }

    @Test
    void aWalkInAnotherOrderShowsEveryPostOnce() {
        var there = walk(LIST + "&sort=-title,publishedAt", "next", null);

        assertEveryPostOnce(slugs(there));
    }

    @Test
    void aWalkShowsEveryPostOnceAndTheSameOnTheWayBack() {
        var there = walk(LIST, "next", null);
        var last = there.get(there.size() - 1);

        var back = walk(LIST, "previous", last.getString("page.previous"));

        Collections.reverse(back);
        var slugs = new ArrayList<>(slugs(back));
        slugs.addAll(last.<String> getList("items.slug"));
        assertEquals(slugs(there), slugs);
        assertEveryPostOnce(slugs);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "&sort=-title" })
    void aWalkShowsEveryPostOnceAlsoWhilePostsArePublished(String sort) throws Exception {
        var done = new AtomicBoolean();
        var published = new ArrayList<String>();
        var writer = Executors.newSingleThreadExecutor();
        List<String> walked;
        try {
            var writing = writer.submit(() -> {
                while (!done.get()) {
                    published.add(aPost("Number " + published.size()).with("language", POSTS.language()).published().slug());
                }
            });
            walked = slugs(walk(LIST + sort, "next", null));
            done.set(true);
            writing.get(1, TimeUnit.MINUTES);
        } finally {
            writer.shutdownNow();
        }

        assertTrue(published.size() > 1, "Nothing was published meanwhile");
        assertEquals(walked.size(), new HashSet<>(walked).size(), "No post is to come twice");
        var old = new ArrayList<>(walked);
        old.removeAll(new HashSet<>(published));
        assertEveryPostOnce(old);
        published.forEach(post -> asAdmin().delete("/posts/{post}", post).then().statusCode(204));
    }

    @Test
    void aCategoryHasItsPostsAndThoseBelow() {
        // Odd posts, and even ones by their second category.
        assertEquals(5_000, total(LIST + "&category=" + POSTS.category(1)));
        assertEquals(2_500, total(LIST + "&category=" + POSTS.category(0)));
        // 4 mod 8, which no second category is.
        assertEquals(625, total(LIST + "&category=" + POSTS.category(6)));
        assertEquals(625, slugs(walk("/posts?category=" + POSTS.category(6), "next", null)).stream().distinct().count());
    }

    @Test
    void anAuthorHasTheirPostsAndThoseTheyStandSecondIn() {
        // 3 mod 10, and third posts that are 2 mod 10: 12 mod 30.
        assertEquals(500 + 167, total("/posts?author=" + POSTS.author(3)));
        assertEquals(667, slugs(walk("/posts?author=" + POSTS.author(3), "next", null)).stream().distinct().count());
    }

    @Test
    void countsAreOfAllOfThem() {
        assertEquals(667, page("/authors/" + POSTS.author(3)).getInt("postCount"));
        assertEquals(5_000, page("/categories/" + POSTS.category(1)).getInt("postCount"));
        assertEquals(500, page("/tags/" + POSTS.tag(4)).getInt("postCount"));
    }

    private static void assertEveryPostOnce(List<String> slugs) {
        assertEquals(IntStream.rangeClosed(1, SIZE).mapToObj(POSTS::post).sorted().toList(), slugs.stream().sorted().toList());
    }

    private static int total(String path) {
        return page(path + "&page=1").getInt("page.total");
    }

    private static List<JsonPath> walk(String list, String direction, String from) {
        var pages = new ArrayList<JsonPath>();
        for (var cursor = from; pages.isEmpty() || cursor != null;) {
            var page = page(list + "&limit=100&fields=slug" + (cursor == null ? "" : "&cursor=" + cursor));
            pages.add(page);
            cursor = page.getString("page." + direction);
        }
        return pages;
    }

    private static List<String> slugs(List<JsonPath> pages) {
        return pages.stream().flatMap(page -> page.<String> getList("items.slug").stream()).toList();
    }

    private static JsonPath page(String path) {
        return anyone().get(path).then().statusCode(200).extract().jsonPath();
    }
}
