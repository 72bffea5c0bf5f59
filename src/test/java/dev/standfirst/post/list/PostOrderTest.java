package dev.standfirst.post.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.standfirst.cache.ColdCache;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.H2Plans;
import dev.standfirst.testing.ManyPosts;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Lists that H2 reads from an index in their own order rather than sorting all posts: a list page costs as much among a hundred
 * posts as among a hundred thousand. {@link PostPlansTest} counts the rows that PostgreSQL reads.
 */
@QuarkusTest
@EnabledIfSystemProperty(named = "standfirst.test.database", matches = "h2")
class PostOrderTest extends ApiTest {

    private static final ManyPosts MANY = new ManyPosts("sorted", 5_000);

    /** In a plan of H2: the index by which posts are read, and its first condition. */
    private static final Pattern POST_INDEX_LOOKUP = Pattern.compile("\"PUBLIC\"\\.\"POST\" \"[^\"]+\"\\s+/\\* ([^\\n?]+)\\?");

    private static boolean loaded;

    @BeforeEach
    void load() {
        if (!loaded) {
            MANY.load();
            loaded = true;
        }
    }

    @AfterAll
    static void remove() {
        MANY.remove();
        loaded = false;
    }

    static Stream<String> lists() {
        var sorted = Stream.of("publishedAt", "updatedAt", "createdAt", "title", "shares", "shares&window=7d")
                .flatMap(key -> Stream.of("sort=" + key, "sort=-" + key));
        var filtered = Stream.of("author=" + MANY.author(3), "category=" + MANY.category(5), "tag=" + MANY.tag(4),
                "language=" + MANY.language(), "featured=false")
                .flatMap(filter -> Stream.of(filter, filter + "&sort=publishedAt"));
        return Stream.concat(sorted, filtered);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listOfPostsIsReadFromAnIndexInItsOrder(String query) {
        var first = anyone().get("/posts?limit=5&" + query).then().statusCode(200).extract();
        var next = first.<String> path("page.next");

        assertEquals(List.of(), plansThatSort("/posts?limit=5&" + query), query);
        assertEquals(List.of(), plansThatSort("/posts?limit=5&" + query + "&cursor=" + next), query + ", second page");
        var previous = anyone().get("/posts?limit=5&" + query + "&cursor=" + next).then().extract()
                .<String> path("page.previous");
        assertEquals(List.of(), plansThatSort("/posts?limit=5&" + query + "&cursor=" + previous),
                query + ", back to the first page");
    }

    @ParameterizedTest
    @MethodSource("includes")
    void recentAndAdjacentPostsAreReadFromAnIndexInTheirOrder(String include) {
        assertEquals(List.of(), plansThatSort("/posts/" + MANY.post(6) + "?include=" + include));
    }

    static Stream<String> includes() {
        return Stream.of("recent", "adjacent");
    }

    /** The link tables hold the dates of public posts; the posts themselves are read only to leave out scheduled ones. */
    @ParameterizedTest
    @MethodSource("counts")
    void postCountsReadNoPostsExceptThoseNotYetPublic(String address) {
        ColdCache.clearResponses();
        var plans = H2Plans.of(() -> anyone().get(address).then().statusCode(200));

        assertFalse(plans.isEmpty(), address);
        var lookups = plans.stream().flatMap(plan -> POST_INDEX_LOOKUP.matcher(plan).results()).map(lookup -> lookup.group(1))
                .distinct()
                .toList();
        assertEquals(List.of("PUBLIC.POST_LISTED_PUBLISHED: PUBLISHED_AT > "), lookups);
    }

    static Stream<String> counts() {
        return Stream.of("/authors", "/authors/" + MANY.author(3), "/categories", "/categories?tree=true",
                "/categories/" + MANY.category(5), "/tags", "/tags/" + MANY.tag(4));
    }

    /** Plans of the statements that sort the rows they have read, although an index has the order. */
    private static List<String> plansThatSort(String address) {
        ColdCache.clearResponses();
        var plans = H2Plans.of(() -> anyone().get(address).then().statusCode(200)).stream()
                .filter(plan -> plan.contains("\nORDER BY")).toList();
        assertFalse(plans.isEmpty(), address);
        return plans.stream().filter(plan -> !plan.endsWith("/* index sorted */")).toList();
    }
}
