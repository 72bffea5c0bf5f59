package dev.standfirst.post.list;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** {@code include=posts} of an author or a category: the first list page of their posts, in the same response. */
@QuarkusTest
class NewestPostsTest extends ApiTest {

    private static final Instant NOON = Instant.parse("2026-05-10T12:00:00Z");

    @Test
    void authorIncludesTheFirstListPageOfTheirPosts() {
        var ada = somebody(unique("Ada"), "author");
        var grace = somebody(unique("Grace"), "author");
        for (int i = 0; i < 11; i++) {
            aPost("Day " + i).authors(i % 2 == 0 ? grace : ada, ada).publishedAt(NOON.minus(Duration.ofDays(i))).create();
        }
        aPost("Somebody else's").by(grace).publishedAt(NOON).create();
        aPost("Not yet").by(ada).create();
        TestClock.INSTANCE.moveTo(NOON.plus(Duration.ofHours(2)));

        var author = anyone().get("/authors/{author}?include=posts,publishedAgo", ada.slug());

        var list = anyone().get("/posts?author={author}&include=publishedAgo", ada.slug());
        author.then().statusCode(200).body("name", equalTo(ada.name())).body("postCount", equalTo(11))
                .body("posts", equalTo(list.path("$"))).body("posts.items", hasSize(10))
                .body("posts.items[0].title", equalTo("Day 0")).body("posts.items[0].publishedAgo", equalTo("2 hours ago"));
        anyone().get("/posts?author={author}&cursor={next}", ada.slug(), author.path("posts.page.next")).then().statusCode(200)
                .body("items.title", contains("Day 10"));
    }

    @Test
    void categoryIncludesPostsOfItsDescendantsToo() {
        var sea = aCategory(unique("Sea"), null);
        var harbours = aCategory(unique("Harbours"), sea);
        var above = aPost("About the sea").categories(sea).publishedAt(NOON.minusSeconds(60)).slug();
        var below = aPost("About harbours").categories(harbours).publishedAt(NOON).slug();

        anyone().get("/categories/{category}?include=posts", sea).then().statusCode(200)
                .body("posts.items.slug", contains(below, above)).body("posts.page.next", nullValue())
                .body("posts.items[0]", not(hasKey("publishedAgo")));
        anyone().get("/categories/{category}?include=posts", harbours).then().body("posts.items.slug", contains(below));
    }

    @Test
    void authorWithoutPostsIncludesAnEmptyList() {
        var ada = somebody(unique("Ada"), "author");

        asAdmin().get("/authors/{author}?include=posts", ada.slug()).then().statusCode(200)
                .body("posts.items", empty()).body("posts.page.next", nullValue());
    }

    @Test
    void authorWithATokenIncludesOnlyPublicPosts() {
        var ada = somebody(unique("Ada"), "author");
        aPost("Not yet").by(ada).create();

        as(ada).get("/authors/{author}?include=posts", ada.slug()).then().statusCode(200)
                .body("role", equalTo("author")).body("posts.items", empty());
    }

    @Test
    void authorAndCategoryHavePostsOnlyWithTheInclude() {
        var ada = somebody(unique("Ada"), "author");
        var sea = aCategory(unique("Sea"), null);
        aPost("Any").by(ada).published().create();

        anyone().get("/authors/{author}", ada.slug()).then().statusCode(200).body("$", not(hasKey("posts")));
        anyone().get("/categories/{category}", sea).then().statusCode(200).body("$", not(hasKey("posts")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            posts,recent UnknownInclude recent
            post UnknownInclude post
            publishedAgo WithoutPosts posts
            """)
    void unknownOrIncompleteIncludeOfAnAuthorOrCategoryIsRejectedByName(String include, String code, String named) {
        var ada = somebody(unique("Ada"), "author");
        var sea = aCategory(unique("Sea"), null);
        aPost("Any").by(ada).published().create();

        for (var path : new String[] { "/authors/" + ada.slug(), "/categories/" + sea }) {
            anyone().get(path + "?include=" + include).then().statusCode(400)
                    .body("errors.parameter", contains("include")).body("errors.code", contains(code))
                    .body("errors[0].detail", containsString("“" + named + "”"));
        }
    }
}
