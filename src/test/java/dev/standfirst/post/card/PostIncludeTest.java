package dev.standfirst.post.card;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** Additions to every post of a list and to a single post, by {@code include=}. */
@QuarkusTest
class PostIncludeTest extends ApiTest {

    private static final Instant NOON = Instant.parse("2026-05-10T12:00:00Z");

    @Test
    void listShowsBodyAndSeoOnlyWithTheirIncludes() {
        var ada = somebody("Ada Marlow", "author");
        aPost(unique("Fog")).by(ada).html("<p>Fog on the river.</p>").with("seo", Map.of("title", "All about fog")).published()
                .create();
        aPost(unique("Mist")).by(ada).markdown("Mist *too*.").published().create();

        var plain = anyone().get("/posts?author={author}", ada.slug());
        var full = anyone().get("/posts?author={author}&include=content,seo", ada.slug());

        plain.then().statusCode(200)
                .body("items[0].keySet()", not(hasItems("content")))
                .body("items[0].keySet()", not(hasItems("seo")))
                .body("items[0].keySet()", not(hasItems("shares")))
                .body("items[0].keySet()", not(hasItems("shareLinks")))
                .body("items[0].keySet()", not(hasItems("publishedAgo")));
        full.then().statusCode(200)
                .body("items.content.format", contains("markdown", "html"))
                .body("items[0].content.html", containsString("<em>too</em>"))
                .body("items[1].content.html", containsString("Fog on the river."))
                .body("items.content.source", everyItem(nullValue()))
                .body("items.seo.title", contains(null, "All about fog"));
    }

    @Test
    void listIncludesShareCounts() {
        var ada = somebody("Ada Marlow", "editor");
        var shared = aPost(unique("Shared")).by(ada).published().slug();
        aPost(unique("Unshared")).by(ada).published().create();
        as(ada).body(Map.of("networks", Map.of("facebook", 40, "email", 2))).put("/posts/{post}/shares", shared).then()
                .statusCode(200);

        Soon.holds(() -> anyone().get("/posts?author={author}&include=shares&sort=-shares", ada.slug()).then().statusCode(200)
                .body("items[0].shares", equalTo(Map.of("total", 42, "networks", Map.of("facebook", 40, "email", 2))))
                .body("items[1].shares", equalTo(Map.of("total", 0, "networks", Map.of()))));
    }

    @Test
    void listIncludesShareLinksAndRelativeTimes() {
        var ada = somebody("Ada Marlow", "author");
        TestClock.INSTANCE.moveTo(NOON);
        aPost("Fog & mist").by(ada).publishedAt(NOON.minus(Duration.ofHours(10))).create();

        var response = anyone().get("/posts?author={author}&include=shareLinks,publishedAgo", ada.slug());

        response.then().statusCode(200)
                .body("items[0].shareLinks.facebook", startsWith("https://"))
                .body("items[0].shareLinks.x", allOf(containsString("Fog"), containsString("harbour.example")))
                .body("items[0].publishedAgo", equalTo("10 hours ago"));
    }

    @ParameterizedTest
    @CsvSource({ "en, 3 days ago", "en-GB, 3 days ago", "de, vor 3 Tagen", "de-CH, vor 3 Tagen", "fr, il y a 3 jours",
            "es, hace 3 días", "pt, há 3 dias", "pt-PT, há 3 dias", "it, 3 giorni fa", "nl, 3 dagen geleden", "pl, 3 dni temu",
            "ru, 3 дня назад", "ja, 3 日前", "zh, 3天前", "zh-TW, 3 天前", "ar, قبل 3 أيام",
            "'fr-CH, fr;q=0.9, en;q=0.8', il y a 3 jours", "'xx, de;q=0.5', vor 3 Tagen", "xx, 3 days ago", "*, 3 days ago",
            "';;;', 3 days ago" })
    void relativeTimeIsInTheLanguageOfTheRequest(String acceptLanguage, String expected) {
        TestClock.INSTANCE.moveTo(NOON);
        var post = aPost(unique("Age")).publishedAt(NOON.minus(Duration.ofDays(3))).slug();

        anyone().header("Accept-Language", acceptLanguage).get("/posts/{post}?include=publishedAgo", post).then()
                .statusCode(200)
                .body("publishedAgo", equalTo(expected));
        anyone().header("Accept-Language", acceptLanguage).get("/posts?ids={post}&include=publishedAgo", post).then()
                .statusCode(200).body("items[0].publishedAgo", equalTo(expected));
    }

    @ParameterizedTest
    @CsvSource({ "PT10H, 10 hours ago", "PT1H59M, 1 hour ago", "P4D, 4 days ago", "P13D, 1 week ago", "P31D, 1 month ago",
            "P400D, 1 year ago" })
    void relativeTimeHasOneUnit(Duration age, String expected) {
        TestClock.INSTANCE.moveTo(NOON);
        var post = aPost(unique("Age")).publishedAt(NOON.minus(age)).slug();

        anyone().get("/posts/{post}?include=publishedAgo", post).then().body("publishedAgo", equalTo(expected));
    }

    /** Tests share one database, so the expected posts are read from the list. */
    @Test
    void recentHoldsTheSixNewestOtherPosts() {
        var ada = somebody("Ada Marlow", "author");
        var slugs = IntStream.range(0, 8).mapToObj(n -> aPost(unique("News " + n)).by(ada).published().slug()).toList();
        var post = slugs.get(6);
        List<String> expected = anyone().get("/posts?limit=6&exclude={post}", post).then().extract().path("items.slug");

        var response = anyone().get("/posts/{post}?include=recent", post);

        response.then().statusCode(200).body("recent.slug", equalTo(expected)).body("recent", hasSize(6))
                .body("recent.status", everyItem(equalTo("published"))).body("recent.authors", everyItem(not(empty())));
    }

    @Test
    void relatedPostsAreSortedByCommonCategoriesAndTagsAndThenByDate() {
        var ada = somebody("Ada Marlow", "author");
        var fish = aCategory(unique("Fish"), null);
        var salt = unique("Salt");
        var ice = unique("Ice");
        var day = Instant.parse("2018-01-01T00:00:00Z");
        var post = aPost("It").by(ada).categories(fish).tags(salt, ice).publishedAt(day).slug();
        aPost("one, old").by(ada).tags(ice).publishedAt(day.minusSeconds(60)).create();
        aPost("two, new").by(ada).tags(ice, salt).publishedAt(day.plusSeconds(50)).create();
        aPost("two, old").by(ada).categories(fish).tags(salt).publishedAt(day.plusSeconds(10)).create();
        aPost("three").by(ada).categories(fish).tags(salt, ice, "More").publishedAt(day.minusSeconds(99)).create();
        aPost("one, new").by(ada).categories(fish).publishedAt(day.plusSeconds(99)).create();
        aPost("none").by(ada).tags("More").publishedAt(day.plusSeconds(99)).create();
        aPost("draft").by(ada).categories(fish).tags(salt, ice).create();

        var response = anyone().get("/posts/{post}?include=related", post);

        response.then().statusCode(200)
                .body("related.title", contains("three", "two, new", "two, old", "one, new", "one, old"));
    }

    @Test
    void relatedHoldsAtMostSixPosts() {
        var salt = unique("Salt");
        for (int i = 0; i < 8; i++) {
            aPost(unique("Salt")).tags(salt).published().create();
        }
        var post = aPost(unique("Salt")).tags(salt).published().slug();

        anyone().get("/posts/{post}?include=related", post).then().body("related", hasSize(6))
                .body("related.slug", not(hasItem(post)));
    }

    @Test
    void postWithoutCategoriesAndTagsHasNoRelatedPosts() {
        var post = aPost(unique("Alone")).published().slug();

        anyone().get("/posts/{post}?include=related", post).then().statusCode(200).body("related", empty());
    }

    /** In a year that no other test uses, since tests share one database. */
    @Test
    void adjacentHoldsThePreviousAndTheNextPost() {
        var at = Instant.parse("1803-01-01T00:00:00Z");
        var first = aPost("First").publishedAt(at).slug();
        // Two posts of the same moment: only their ids decide which comes first.
        var second = aPost("Second").publishedAt(at.plusSeconds(1)).slug();
        var third = aPost("Third").publishedAt(at.plusSeconds(1)).slug();
        var fourth = aPost("Fourth").publishedAt(at.plusSeconds(2)).slug();
        aPost("Unborn").with("publishedAt", at.plusSeconds(1).toString()).create();

        anyone().get("/posts/{post}?include=adjacent", first).then().body("adjacent.next.slug", equalTo(second));
        anyone().get("/posts/{post}?include=adjacent", second).then().body("adjacent.previous.slug", equalTo(first))
                .body("adjacent.next.slug", equalTo(third));
        anyone().get("/posts/{post}?include=adjacent", third).then().body("adjacent.previous.slug", equalTo(second))
                .body("adjacent.next.slug", equalTo(fourth));
    }

    /** Looks up the oldest and the newest of all posts, since {@code FuzzTest} may publish older and newer ones than this. */
    @Test
    void oldestAndNewestPostHaveOneAdjacentPostOnly() {
        aPost(unique("One")).published().create();
        aPost(unique("Another")).published().create();
        var first = anyone().get("/posts?sort=publishedAt&limit=1").jsonPath().getString("items[0].slug");
        var last = anyone().get("/posts?sort=-publishedAt&limit=1").jsonPath().getString("items[0].slug");

        anyone().get("/posts/{post}?include=adjacent", first).then().statusCode(200).body("adjacent.previous", nullValue())
                .body("adjacent.next", notNullValue());
        anyone().get("/posts/{post}?include=adjacent", last).then().statusCode(200).body("adjacent.next", nullValue())
                .body("adjacent.previous", notNullValue());
    }

    @Test
    void includesApplyToRecentRelatedAndAdjacentPostsToo() {
        var salt = unique("Salt");
        aPost(unique("Neighbour")).tags(salt).published().create();
        var post = aPost(unique("Neighbour")).tags(salt).published().slug();

        var response = anyone().get("/posts/{post}?include=recent,related,adjacent,shares,shareLinks,publishedAgo", post);

        response.then().statusCode(200);
        var json = response.jsonPath();
        for (var prefix : List.of("", "recent[0].", "related[0].", "adjacent.previous.")) {
            assertEquals(0, json.getInt(prefix + "shares.total"), prefix);
            assertEquals(true, json.getString(prefix + "shareLinks.copy") != null, prefix);
            assertEquals(true, json.getString(prefix + "publishedAgo") != null, prefix);
        }
    }

    @Test
    void draftHasRecentAndAdjacentPostsButNoRelativeTime() {
        var ada = somebody("Ada Marlow", "author");
        var draft = aPost(unique("Unfinished")).by(ada).slug();

        as(ada).get("/posts/{post}?include=publishedAgo,recent,adjacent", draft).then().statusCode(200)
                .body("keySet()", not(hasItem("publishedAgo"))).body("recent", hasSize(6))
                .body("adjacent.previous", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "colour", "content,colour", "", "content,", "Content", "recent", "related", "adjacent" })
    void unknownIncludeOfAListIsRejectedByName(String include) {
        var response = anyone().get("/posts?include={include}", include);

        response.then().statusCode(400).contentType("application/problem+json").body("errors.parameter", hasItem("include"))
                .body("detail", containsString(include.substring(include.indexOf(',') + 1)));
    }

    @Test
    void unknownIncludeOfAPostIsRejectedByName() {
        var post = aPost(unique("Post")).published().slug();

        anyone().get("/posts/{post}?include=recent,colour", post).then().statusCode(400)
                .body("errors.parameter", hasItem("include")).body("detail", containsString("“colour”"));
    }
}
