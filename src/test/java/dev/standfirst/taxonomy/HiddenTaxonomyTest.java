package dev.standfirst.taxonomy;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.standfirst.cache.ColdCache;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.Statements;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Tags and authors without a public post: words of drafts and accounts, which anonymous callers do not see. */
@QuarkusTest
class HiddenTaxonomyTest extends ApiTest {

    private static final String TAGS = "/tags?sort=-createdAt&limit=100";
    private static final String AUTHORS = "/authors?sort=-createdAt&limit=100";

    /** Far from the time of every other test, since tests share one database. */
    private static final Instant NOW = Instant.parse("2003-03-01T09:00:00Z");

    private final String word = unique("Bluebird");
    private final String tag = word.toLowerCase(Locale.ROOT).replace(' ', '-');

    @ParameterizedTest
    @CsvSource({ "draft", "scheduled", "archived", "trashed draft", "trashed", "back to draft", "working copy",
            "former revision" })
    void tagAndAuthorOfAPostThatIsNotPublicAreHidden(String state) {
        var author = somebody(unique("Intern"), "author");
        post(state, author);

        assertHidden(author, ApiTest::anyone);
    }

    @Test
    void tagAndAuthorOfADraftAreVisibleToWriters() {
        var author = somebody(unique("Intern"), "author");
        post("draft", author);

        for (var writer : List.of(as(author), as(somebody("Ada Marlow", "contributor")), asAdmin())) {
            writer.get(TAGS).then().statusCode(200).body("items.slug", hasItem(tag));
        }
        as(somebody("Ada Marlow", "contributor")).get(AUTHORS).then().body("items.slug", hasItem(author.slug()));
    }

    @Test
    void tokenWithoutTheScopeReadSeesWhatAnonymousCallersSee() {
        var author = somebody(unique("Intern"), "author");
        post("draft", author);

        var token = token(author.id(), "write", "publish", "admin");
        assertHidden(author, () -> as(token));
    }

    @Test
    void totalsCountOnlyVisibleTagsAndAuthors() {
        var author = somebody(unique("Intern"), "author");
        var tags = total("/tags", anyone());
        var authors = total("/authors", anyone());
        var allAuthors = total("/authors", asAdmin());
        post("draft", author);

        assertEquals(tags, total("/tags", anyone()));
        assertEquals(authors, total("/authors", anyone()));
        assertEquals(allAuthors, total("/authors", asAdmin()));
        post("published", author);
        assertEquals(tags + 1, total("/tags", anyone()));
        assertEquals(authors + 1, total("/authors", anyone()));
    }

    @Test
    void tagAndAuthorAppearInCachedListsWithTheirFirstPublicPostAndVanishWithTheLast() {
        var author = somebody(unique("Intern"), "author");
        var post = post("draft", author);
        assertHidden(author, ApiTest::anyone);

        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", post).then().statusCode(200);
        assertVisible(author);
        assertVisible(author);
        asAdmin().delete("/posts/{post}", post).then().statusCode(204);
        assertHidden(author, ApiTest::anyone);
        asAdmin().post("/posts/{post}/restore", post).then().statusCode(200);
        assertVisible(author);
        asAdmin().body(Map.of("tags", List.of(), "authors", List.of(somebody("Ada Marlow", "author").slug())))
                .patch("/posts/{post}", post).then().statusCode(200);
        assertHidden(author, ApiTest::anyone);
    }

    @Test
    void tagAndAuthorAppearAtTheDateOfAScheduledPost() {
        TestClock.INSTANCE.moveTo(NOW);
        var author = somebody(unique("Intern"), "author");
        aPost(unique("Later")).by(author).tags(word).with("status", "scheduled")
                .with("publishedAt", NOW.plus(Duration.ofHours(1)).toString()).create();
        assertHidden(author, ApiTest::anyone);

        TestClock.INSTANCE.moveTo(NOW.plus(Duration.ofHours(1)));

        // The lists begin with what other tests created after this time.
        anyone().get("/tags/{tag}", tag).then().statusCode(200).body("postCount", equalTo(1));
        anyone().get("/authors/{author}", author.id()).then().statusCode(200).body("postCount", equalTo(1));
    }

    @Test
    void formerSlugOfAHiddenTagOrAuthorIsNotRedirected() {
        var author = somebody(unique("Intern"), "author");
        var post = post("draft", author);
        asAdmin().body(Map.of("slug", tag + "-renamed")).patch("/tags/{tag}", tag).then().statusCode(200);
        asAdmin().body(Map.of("slug", author.slug() + "-renamed")).patch("/authors/{author}", author.slug()).then()
                .statusCode(200);

        anyone().redirects().follow(false).get("/tags/{tag}", tag).then().statusCode(404);
        anyone().redirects().follow(false).get("/authors/{author}", author.slug()).then().statusCode(404);
        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", post).then().statusCode(200);
        anyone().redirects().follow(false).get("/tags/{tag}", tag).then().statusCode(308);
        anyone().redirects().follow(false).get("/authors/{author}", author.slug()).then().statusCode(308);
    }

    @Test
    void categoryWithoutAPublicPostIsVisible() {
        var category = aCategory(unique("Empty"), null);

        anyone().get("/categories/{category}", category).then().statusCode(200).body("postCount", equalTo(0));
    }

    /** As many statements as for an unknown slug, so that the time of the response tells little. */
    @Test
    void hiddenTagOrAuthorCostsTwoStatementsLikeAnUnknownOne() {
        var author = somebody(unique("Intern"), "author");
        post("draft", author);

        for (var path : List.of("/tags/" + tag, "/authors/" + author.slug(), "/tags/unknown", "/authors/unknown")) {
            ColdCache.clearResponses();
            assertEquals(2, Statements.of(() -> anyone().get(path).then().statusCode(404)), path);
        }
    }

    private String post(String state, Person author) {
        var post = aPost(unique("Hidden")).by(author).tags(word);
        return switch (state) {
            case "published" -> post.published().slug();
            case "draft" -> post.slug();
            case "scheduled" -> post.with("status", "scheduled").with("publishedAt", "9000-01-01T00:00:00Z").slug();
            case "archived" -> patched(post.published().slug(), Map.of("status", "archived"));
            case "trashed draft" -> trashed(post.slug());
            case "trashed" -> trashed(post.published().slug());
            case "back to draft" -> patched(post.published().slug(), Map.of("status", "draft"));
            case "working copy" -> {
                var slug = aPost(unique("Public")).published().slug();
                asAdmin().body(Map.of("tags", List.of(word), "authors", List.of(author.slug())))
                        .patch("/posts/{post}/draft", slug).then().statusCode(200);
                yield slug;
            }
            case "former revision" -> patched(post.published().slug(),
                    Map.of("tags", List.of(), "authors", List.of(somebody("Ada Marlow", "author").slug())));
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static String patched(String slug, Map<String, ?> change) {
        asAdmin().body(change).patch("/posts/{post}", slug).then().statusCode(200);
        return slug;
    }

    private static String trashed(String slug) {
        asAdmin().delete("/posts/{post}", slug).then().statusCode(204);
        return slug;
    }

    private void assertHidden(Person author, Supplier<RequestSpecification> caller) {
        caller.get().get(TAGS).then().statusCode(200).body("items.slug", not(hasItem(tag)));
        caller.get().get(AUTHORS).then().statusCode(200).body("items.slug", not(hasItem(author.slug())));
        for (var path : List.of("/tags/" + tag, "/authors/" + author.slug(), "/authors/" + author.id(),
                "/authors/" + author.slug() + "?include=posts")) {
            caller.get().get(path).then().statusCode(404);
        }
    }

    private void assertVisible(Person author) {
        anyone().get(TAGS).then().statusCode(200).body("items.slug", hasItem(tag));
        anyone().get(AUTHORS).then().statusCode(200).body("items.slug", hasItem(author.slug()));
        anyone().get("/tags/{tag}", tag).then().statusCode(200).body("postCount", equalTo(1));
        anyone().get("/authors/{author}", author.id()).then().statusCode(200).body("postCount", equalTo(1));
    }

    private static int total(String path, RequestSpecification caller) {
        return caller.get(path + "?total=true&limit=1").then().statusCode(200).extract().path("page.total");
    }
}
