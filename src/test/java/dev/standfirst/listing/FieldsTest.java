package dev.standfirst.listing;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Projections, by which {@code fields=} keeps only the named properties of a response. */
@QuarkusTest
class FieldsTest extends ApiTest {

    @Test
    void fieldsKeepTheNamedPropertiesOfEachItem() {
        var post = aPost("A crane in part").published().create();

        var response = anyone().get("/posts?fields=title,slug&ids={id}", post.getString("id"));

        response.then().statusCode(200)
                .body("items[0]",
                        equalTo(Map.of("id", post.getString("id"), "title", "A crane in part", "slug", post.getString("slug"))))
                .body("page.limit", equalTo(10));
    }

    @Test
    void fieldsKeepTheNamedPropertiesOfAPost() {
        var post = aPost("A crane in pieces").published().create();

        var response = anyone().get("/posts/{post}?fields=content,publishedAgo&include=publishedAgo", post.getString("slug"));

        response.then().statusCode(200).body("keySet()", equalTo(Set.of("id", "content", "publishedAgo")))
                .body("content.html", containsString("A crane in pieces"));
    }

    @Test
    void entityTagOfAProjectionBeginsWithTheVersion() {
        var post = aPost("A crane in brief").published().create();

        var response = anyone().get("/posts/{post}?fields=title", post.getString("slug"));

        response.then().header("ETag", containsString("\"" + post.getLong("version") + "."));
    }

    @Test
    void fieldIsAbsentWithoutItsInclude() {
        var post = aPost("A crane in silence").published().slug();

        anyone().get("/posts/{post}?fields=recent", post).then().statusCode(200).body("recent", equalTo(null)).body("$",
                not(anEmptyMap()));
    }

    @Test
    void unknownFieldIsRejectedWithTheKnownOnes() {
        var response = anyone().get("/posts?fields=title,headline");

        response.then().statusCode(400).body("errors[0].parameter", equalTo("fields"))
                .body("errors[0].code", equalTo("UnknownField"))
                .body("errors[0].detail",
                        allOf(containsString("“headline”"), containsString("title"), containsString("publishedAt")));
    }

    @Test
    void unknownFieldIsRejectedBeforeThePostIsSearchedFor() {
        anyone().get("/posts/no-such-post?fields=headline").then().statusCode(400);
    }

    @Test
    void fieldsApplyToAuthorsCategoriesAndTags() {
        aPost("A crane with a tag").tags("Cranes of " + unique("Gdansk")).published().slug();
        var category = aCategory(unique("Cranes"), null);

        anyone().get("/authors?fields=name").then().statusCode(200).body("items[0].keySet()", equalTo(Set.of("id", "name")));
        anyone().get("/categories/{category}?fields=name", category).then().statusCode(200)
                .body("keySet()", equalTo(Set.of("id", "name")));
        anyone().get("/tags?fields=name").then().statusCode(200).body("items[0].keySet()", equalTo(Set.of("name")));
    }
}
