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

/** Lists of a site with five thousand posts. */
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
    void firstListPageHasTheNewestPosts() {
        var page = get(LIST + "&total=true");

        assertEquals(SIZE, page.getInt("page.total"));
        assertEquals(10, page.getList("items").size());
        assertEquals("1990-01-02T17:39:00Z", page.getString("items[0].publishedAt"));
    }

    @Test
    void listPage450HasItsTenPosts() {
        var page = get(LIST + "&page=450");

        assertEquals(SIZE, page.getInt("page.total"));
        assertEquals(10, page.getList("items").size());
        // 4,490 posts come before it, two in each minute.
        assertEquals("1990-01-01T04:14:00Z", page.getString("items[0].publishedAt"));
    }

    @Test
    void walkByTitleAndDateShowsEveryPostOnce() {
        var forwardPages = listPages(LIST + "&sort=-title,publishedAt", "next", null);

        assertEveryPostOnce(slugs(forwardPages));
    }

    @Test
    void walkByDateShowsEveryPostOnceForwardAndBackward() {
        var forwardPages = listPages(LIST, "next", null);
        var last = forwardPages.get(forwardPages.size() - 1);

        var backwardPages = listPages(LIST, "previous", last.getString("page.previous"));

        Collections.reverse(backwardPages);
        var slugs = new ArrayList<>(slugs(backwardPages));
        slugs.addAll(last.<String> getList("items.slug"));
        assertEquals(slugs(forwardPages), slugs);
        assertEveryPostOnce(slugs);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "&sort=-title" })
    void walkShowsEveryPostOnceWhileOthersArePublished(String sort) throws Exception {
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
            walked = slugs(listPages(LIST + sort, "next", null));
            done.set(true);
            writing.get(1, TimeUnit.MINUTES);
        } finally {
            writer.shutdownNow();
        }

        assertTrue(published.size() > 1, "Too few posts were published during the walk");
        assertEquals(walked.size(), new HashSet<>(walked).size(), "The walk showed a post twice");
        var old = new ArrayList<>(walked);
        old.removeAll(new HashSet<>(published));
        assertEveryPostOnce(old);
        published.forEach(post -> asAdmin().delete("/posts/{post}", post).then().statusCode(204));
    }

    @Test
    void categoryListHoldsPostsOfItsDescendantsToo() {
        // Odd posts by their first category, even ones by their second.
        assertEquals(5_000, total(LIST + "&category=" + POSTS.category(1)));
        assertEquals(2_500, total(LIST + "&category=" + POSTS.category(0)));
        // Posts n with n mod 8 = 4; no post has this category as its second.
        assertEquals(625, total(LIST + "&category=" + POSTS.category(6)));
        assertEquals(625, slugs(listPages("/posts?category=" + POSTS.category(6), "next", null)).stream().distinct().count());
    }

    @Test
    void authorListHoldsPostsWithTheAuthorInSecondPositionToo() {
        // First author of the posts n with n mod 10 = 3, and second author of those with n mod 30 = 12.
        assertEquals(500 + 167, total("/posts?author=" + POSTS.author(3)));
        assertEquals(667, slugs(listPages("/posts?author=" + POSTS.author(3), "next", null)).stream().distinct().count());
    }

    @Test
    void postCountsOfTaxonomiesCountAllTheirPosts() {
        assertEquals(667, get("/authors/" + POSTS.author(3)).getInt("postCount"));
        assertEquals(5_000, get("/categories/" + POSTS.category(1)).getInt("postCount"));
        assertEquals(500, get("/tags/" + POSTS.tag(4)).getInt("postCount"));
    }

    private static void assertEveryPostOnce(List<String> slugs) {
        assertEquals(IntStream.rangeClosed(1, SIZE).mapToObj(POSTS::post).sorted().toList(), slugs.stream().sorted().toList());
    }

    private static int total(String path) {
        return get(path + "&page=1").getInt("page.total");
    }

    private static List<JsonPath> listPages(String list, String direction, String from) {
        var pages = new ArrayList<JsonPath>();
        for (var cursor = from; pages.isEmpty() || cursor != null;) {
            var page = get(list + "&limit=100&fields=slug" + (cursor == null ? "" : "&cursor=" + cursor));
            pages.add(page);
            cursor = page.getString("page." + direction);
        }
        return pages;
    }

    private static List<String> slugs(List<JsonPath> pages) {
        return pages.stream().flatMap(page -> page.<String> getList("items.slug").stream()).toList();
    }

    private static JsonPath get(String path) {
        return anyone().get(path).then().statusCode(200).extract().jsonPath();
    }
}
