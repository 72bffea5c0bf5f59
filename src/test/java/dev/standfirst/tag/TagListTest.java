package dev.standfirst.tag;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** The list of tags, and the number of their posts. */
@QuarkusTest
class TagListTest extends ApiTest {

    @Test
    void listedTagHasItsSlugNameAndPostCount() {
        var salt = unique("Salt");
        aPost(unique("Post")).tags(salt).published().create();

        var response = anyone().get("/tags?sort=-createdAt&limit=1");

        response.then().statusCode(200).body("items.name", contains(salt))
                .body("items[0].keySet()", containsInAnyOrder("slug", "name", "postCount", "version"));
    }

    @Test
    void postCountOfATagCountsEachPublicPostOnce() {
        var salt = unique("Salt");
        var slug = salt.toLowerCase(Locale.ROOT).replace(' ', '-');
        aPost(unique("One")).tags(salt).published().create();
        aPost(unique("Two")).tags("Else", salt, salt.toUpperCase(Locale.ROOT)).published().create();
        aPost(unique("Draft")).tags(salt).create();
        var trashed = aPost(unique("Trashed")).tags(salt).published().slug();
        asAdmin().delete("/posts/{post}", trashed).then().statusCode(204);

        anyone().get("/tags/{tag}", slug).then().body("postCount", equalTo(2));
        anyone().get("/tags?sort=-updatedAt&limit=100").then().body("items.find { it.slug == '" + slug + "' }.postCount",
                equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=0", "limit=101", "sort=slug", "page=0", "cursor=x" })
    void invalidParameterOfTheTagListIsRejected(String query) {
        var response = anyone().get("/tags?" + query);

        response.then().statusCode(400).contentType("application/problem+json")
                .body("errors.parameter", hasItem(query.substring(0, query.indexOf('='))));
    }
}
