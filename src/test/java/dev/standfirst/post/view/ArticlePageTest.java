package dev.standfirst.post.view;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** The article page of a blog, the page that the service was made for: one request returns everything on it. */
@QuarkusTest
class ArticlePageTest extends ApiTest {

    @Test
    void oneAnonymousRequestReturnsTheWholeArticlePage() {
        // Later than the time of every other test, so that no other post is among the newest.
        TestClock.INSTANCE.moveTo(Instant.parse("2061-07-28T12:00:00Z"));
        var ada = somebody("Ada Marlow", "editor");
        var category = aCategory(unique("Essays"), null);
        recentPost(ada, "Sanity is not enough", "P1M2D", "word ".repeat(16));
        recentPost(ada, "Slow roads", "P8D",
                "<p>One two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                        + "make. Sixteen.</p>");
        recentPost(ada, "What people hope for", "P5D", "Short and done.");
        recentPost(ada, "Endings", "P4D", "word ".repeat(15));
        recentPost(ada, "Friends", "PT10H", "word ".repeat(20));
        recentPost(ada, "Ice", "PT10H", "word ".repeat(20));
        var slug = aPost(unique("Winning at cards")).by(ada).categories(category)
                .publishedAt(Instant.parse("2061-06-01T08:00:00Z"))
                .markdown("""
                        She is pushing hard this week – harder than most.

                        - He can ignore the “bluster”.
                        - He can [wait](https://example.org/why).

                        That’s why.
                        """).slug();
        anyone().body(Map.of("network", "facebook")).post("/posts/{post}/shares", slug).then().statusCode(201);

        var response = anyone().queryParam("include", "recent,shares,shareLinks,publishedAgo").get("/posts/{post}", slug);

        response.then().statusCode(200)
                .body("categories.slug", contains(category))
                .body("title", startsWith("Winning at cards"))
                .body("content.html",
                        equalTo("""
                                <p>She is pushing hard this week – harder than most.</p>
                                <ul><li>He can ignore the “bluster”.</li><li>He can <a href="https://example.org/why">wait</a>.</li></ul>
                                <p>That’s why.</p>
                                """))
                .body("authors.name", contains("Ada Marlow"))
                .body("publishedBy.name", equalTo("Ada Marlow"))
                .body("publishedAgo", equalTo("1 month ago"))
                .body("shares.total", equalTo(1))
                .body("shares.networks", hasEntry("facebook", 1))
                .body("shareLinks.facebook", containsString("harbour.example%2F" + slug))
                .body("recent.title", contains("Ice", "Friends", "Endings", "What people hope for", "Slow roads",
                        "Sanity is not enough"))
                .body("recent.publishedAgo", contains("10 hours ago", "10 hours ago", "4 days ago", "5 days ago", "1 week ago",
                        "1 month ago"))
                .body("recent[4].excerpt", equalTo("One two three four five six seven eight nine ten eleven twelve thirteen "
                        + "fourteen make.…"))
                .body("recent[2].excerpt", equalTo("word ".repeat(15).strip()))
                .body("recent[3].excerpt", equalTo("Short and done."))
                .body("recent[0].excerpt", equalTo("word ".repeat(15).strip() + "…"))
                .body("recent[0].shares.total", equalTo(0))
                .body("recent[0].shareLinks.copy", startsWith("https://harbour.example/ice"));
    }

    private static void recentPost(Person by, String title, String age, String html) {
        var now = TestClock.INSTANCE.instant().atOffset(ZoneOffset.UTC);
        var at = age.startsWith("PT") ? now.minus(Duration.parse(age)) : now.minus(Period.parse(age));
        aPost(title).by(by).html(html).publishedAt(at.minusSeconds(60).toInstant()).create();
    }
}
