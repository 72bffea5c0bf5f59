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
 * What H2 reads from the end of an index, rather than all of it to sort it: a page costs as much among a hundred posts as among
 * a hundred thousand. What PostgreSQL reads is counted in {@link PostPlansTest}.
 */
@QuarkusTest
@EnabledIfSystemProperty(named = "standfirst.test.database", matches = "h2")
class PostOrderTest extends ApiTest {

    private static final ManyPosts MANY = new ManyPosts("sorted", 5_000);

    /** The index, and the first thing that it is asked for. */
    private static final Pattern LOOK_AT_POSTS = Pattern.compile("\"PUBLIC\"\\.\"POST\" \"[^\"]+\"\\s+/\\* ([^\\n?]+)\\?");

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
    void aListIsReadInItsOrder(String query) {
        var first = anyone().get("/posts?limit=5&" + query).then().statusCode(200).extract();
        var next = first.<String> path("page.next");

        assertEquals(List.of(), sorted("/posts?limit=5&" + query), query);
        assertEquals(List.of(), sorted("/posts?limit=5&" + query + "&cursor=" + next), query + ", further on");
        var previous = anyone().get("/posts?limit=5&" + query + "&cursor=" + next).then().extract()
                .<String> path("page.previous");
        assertEquals(List.of(), sorted("/posts?limit=5&" + query + "&cursor=" + previous), query + ", and back");
    }

    @ParameterizedTest
    @MethodSource("includes")
    void soAreThePostsBesideAPost(String include) {
        assertEquals(List.of(), sorted("/posts/" + MANY.post(6) + "?include=" + include));
    }

    static Stream<String> includes() {
        return Stream.of("recent", "adjacent");
    }

    /** Of the posts themselves, only those whose time is yet to come are looked at. */
    @ParameterizedTest
    @MethodSource("counts")
    void postsAreCountedWhereTheyAreFiled(String address) {
        ColdCache.ofAnswers();
        var plans = H2Plans.of(() -> anyone().get(address).then().statusCode(200));

        assertFalse(plans.isEmpty(), address);
        var looks = plans.stream().flatMap(plan -> LOOK_AT_POSTS.matcher(plan).results()).map(look -> look.group(1)).distinct()
                .toList();
        assertEquals(List.of("PUBLIC.POST_LISTED_PUBLISHED: PUBLISHED_AT > "), looks);
    }

    static Stream<String> counts() {
        return Stream.of("/authors", "/authors/" + MANY.author(3), "/categories", "/categories?tree=true",
                "/categories/" + MANY.category(5), "/tags", "/tags/" + MANY.tag(4));
    }

    /** The statements that sort what they have read. */
    private static List<String> sorted(String address) {
        ColdCache.ofAnswers();
        var plans = H2Plans.of(() -> anyone().get(address).then().statusCode(200)).stream()
                .filter(plan -> plan.contains("\nORDER BY")).toList();
        assertFalse(plans.isEmpty(), address);
        return plans.stream().filter(plan -> !plan.endsWith("/* index sorted */")).toList();
    }
}
