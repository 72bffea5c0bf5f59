package dev.standfirst.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.ManyPosts;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.Statements;
import io.quarkus.test.junit.QuarkusTest;

/** The number of SQL statements of an anonymous request: the same for a hundred items as for one. */
@QuarkusTest
class StatementCountTest extends ApiTest {

    private static final ManyPosts POSTS = new ManyPosts("counted", 210);
    private static boolean loaded;

    @BeforeEach
    void load() {
        if (!loaded) {
            POSTS.load();
            // More authors than a list page holds, each with a link.
            Sql.run(List.of("""
                    insert into author (id, version, slug, name, name_collation, role, created_at, updated_at)
                    select id, 0, 'counted-author-of-' || slug, title, title_collation, 'AUTHOR', created_at, created_at
                    from post where slug like 'counted-post-%'
                    """, """
                    insert into author_link (author_id, position, network, url)
                    select id, 0, 'x', 'https://x.example' from author where slug like 'counted-author-%'
                    """, """
                    insert into post_author (post_id, position, author_id, listed_at)
                    select post.id, 9, author.id, post.listed_at
                    from post join author on author.slug = 'counted-author-of-' || post.slug
                    """));
            loaded = true;
        }
    }

    @AfterAll
    static void remove() {
        Sql.run(List.of("""
                delete from post_author where position = 9 and author_id in
                    (select id from author where slug like 'counted-author-of-%')
                """, """
                delete from author_link
                where author_id in (select id from author where slug like 'counted-author-%')
                """));
        POSTS.remove();
        loaded = false;
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 10, 100 })
    void newestPostsNeedOneStatement(int limit) {
        assertEquals(1, statements("/posts?limit=" + limit, limit));
    }

    @ParameterizedTest
    @ValueSource(strings = { "author=counted-author-3", "category=counted-category-2", "tag=counted-tag-4" })
    void newestPostsOfAnAuthorCategoryOrTagNeedTwoStatements(String query) {
        assertEquals(2, statements("/posts?" + query, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 10, 100 })
    void filteredListOfPostsNeedsTwoStatements(int limit) {
        assertEquals(2, statements("/posts?language=" + POSTS.language() + "&limit=" + limit, limit));
    }

    @ParameterizedTest
    @ValueSource(strings = { "author=counted-author-3", "category=counted-category-1", "tag=counted-tag-4",
            "author=counted-author-3&category=counted-category-1&tag=counted-tag-8,counted-tag-3&sort=title" })
    void filtersByTaxonomiesNeedOneMoreStatement(String query) {
        assertEquals(3, statements("/posts?language=" + POSTS.language() + "&" + query, 1));
    }

    @Test
    void otherFiltersAndSortKeysNeedNoMoreStatements() {
        assertEquals(2, statements("/posts?language=" + POSTS.language() + "&featured=false&sort=-shares,title", 10));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 10, 100 })
    void totalNeedsNoMoreStatementsOnceItIsKnown(int limit) {
        assertEquals(2, statements("/posts?language=" + POSTS.language() + "&page=2&limit=" + limit, limit));
        assertEquals(2, statements("/posts?language=" + POSTS.language() + "&total=true&limit=" + limit, limit));
    }

    @ParameterizedTest
    @CsvSource({ "content, 4", "seo, 3", "shares, 3", "shareLinks, 2", "publishedAgo, 2",
            "'content,seo,shares,shareLinks,publishedAgo', 6" })
    void includeOfAListNeedsAtMostOneMoreStatement(String include, int expected) {
        for (var limit : List.of(1, 10, 100)) {
            assertEquals(expected,
                    statements("/posts?language=" + POSTS.language() + "&include=" + include + "&limit=" + limit, limit));
        }
    }

    @Test
    void emptyListNeedsOneStatement() {
        assertEquals(1, statements("/posts?language=qab", 0));
    }

    /** The statement reads the body, the publisher, the site, the authors, the categories and the tags, too. */
    @Test
    void postNeedsOneStatement() {
        assertEquals(1, Statements.of(() -> anyone().get("/posts/{post}", POSTS.post(6)).then().statusCode(200)));
    }

    /**
     * One for the post; one each for the recent, related, previous and next posts; and one each for the taxonomies, the bodies,
     * the SEO properties and the shares of all of them. Share links and relative times are computed.
     */
    @Test
    void postWithAllIncludesNeedsNineStatementsWhateverItHolds() {
        var bare = aPost(unique("A bare hull")).publishedAt(Instant.parse("1990-01-01T00:10:00Z")).slug();

        for (var post : List.of(POSTS.post(6), bare)) {
            assertEquals(9, Statements.of(() -> anyone()
                    .get("/posts/{post}?include=recent,related,adjacent,content,seo,shares,shareLinks,publishedAgo", post)
                    .then().statusCode(200)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 10, 100 })
    void listOfAuthorsNeedsThreeStatements(int limit) {
        assertEquals(3, statements("/authors?sort=-createdAt&limit=" + limit, limit));
    }

    /** One each for the categories, their ancestors and the post counts. */
    @Test
    void listOfCategoriesNeedsAtMostThreeStatements() {
        for (var limit : List.of(1, 5, 10)) {
            assertTrue(statements("/categories?sort=-createdAt&limit=" + limit, limit) <= 3);
        }
    }

    /** Three for the author, and the two of the list of their posts. */
    @Test
    void authorWithTheirPostsNeedsFiveStatementsHoweverManyTheyAre() {
        assertEquals(5, statements("/authors/counted-author-3?include=posts,publishedAgo,shareLinks"));
        assertEquals(5, statements("/authors/counted-author-of-counted-post-3?include=posts,publishedAgo,shareLinks"));
    }

    @Test
    void categoryWithItsPostsNeedsAtMostFiveStatements() {
        assertTrue(statements("/categories/counted-category-1?include=posts,publishedAgo") <= 5);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2 })
    void treeOfCategoriesNeedsThreeStatements(int limit) {
        assertEquals(3, statements("/categories?tree=true&limit=" + limit, limit));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 10 })
    void listOfTagsNeedsTwoStatements(int limit) {
        assertEquals(2, statements("/tags?limit=" + limit, limit));
    }

    /**
     * One for the categories and one for the tags. Hibernate does not count those in plain SQL: one claims the slug, and the
     * eight
     * inserts go together, in one round trip. The token and its author are known.
     */
    @Test
    void newPostReadsTwiceHoweverManyCategoriesAndTagsItHas() {
        var tags = List.of(unique("Tower crane"), unique("Gantry crane"), unique("Crane barge"));
        var categories = tags.stream().map(name -> asAdmin().body(Map.of("name", name)).post("/categories").then()
                .statusCode(201).extract().<String> path("slug")).toList();
        create(tags, categories);

        for (var count : List.of(1, 3)) {
            assertEquals(2, Statements.once(() -> create(tags.subList(0, count), categories.subList(0, count))));
        }
    }

    private static void create(List<String> tags, List<String> categories) {
        asAdmin()
                .body(Map.of("title", unique("A counted crane"), "status", "published", "tags", tags, "categories", categories))
                .post("/posts").then().statusCode(201);
    }

    /** The post, its body, its authors, its categories and its tags; the revision and the post. */
    @Test
    void changedTitleNeedsSevenStatements() {
        var slug = aPost(unique("A crane to count")).slug();

        assertEquals(7, Statements.once(
                () -> asAdmin().body(Map.of("title", unique("A crane, counted"))).patch("/posts/{post}", slug).then()
                        .statusCode(200)));
    }

    private static long statements(String path) {
        return Statements.of(() -> anyone().get(path).then().statusCode(200));
    }

    private static long statements(String path, int atLeast) {
        return Statements.of(() -> {
            var items = anyone().get(path).then().statusCode(200).extract().jsonPath().getList("items");
            if (items.size() < atLeast) {
                throw new AssertionError("Too few items on the list page: " + items.size());
            }
        });
    }
}
