package dev.standfirst.author;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** The list of authors, and the number of their posts. */
@QuarkusTest
class AuthorListTest extends ApiTest {

    @Test
    void authorsAreSortedByCreationOnRequest() {
        var ada = somebody("Ada Marlow", "author");
        var grace = somebody("Grace Low", "author");

        var response = asAdmin().get("/authors?sort=-createdAt&limit=2");

        response.then().statusCode(200).body("items.slug", contains(grace.slug(), ada.slug())).body("page.next",
                notNullValue());
    }

    @Test
    void roleOfAnAuthorIsListedForThemselvesOnly() {
        var ada = somebody("Ada Marlow", "author");
        aPost(unique("Public")).by(ada).published().create();

        var anonymousList = anyone().get("/authors?sort=-createdAt&limit=1").then().extract().jsonPath();
        var listForAda = as(ada).get("/authors?sort=-createdAt&limit=1").then().extract().jsonPath();

        assertEquals(false, anonymousList.getMap("items[0]").containsKey("role"));
        assertEquals("author", listForAda.getString("items[0].role"));
    }

    @Test
    void walkThroughTheListShowsEveryAuthorOnce() {
        for (int i = 0; i < 3; i++) {
            somebody("Twin", "author");
        }

        var slugs = new ArrayList<String>();
        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var page = asAdmin().get("/authors?limit=7" + cursor).then().statusCode(200).extract().jsonPath();
            slugs.addAll(page.getList("items.slug"));
            names.addAll(page.getList("items.name"));
            cursor = page.getString("page.next") == null ? "" : "&cursor=" + page.getString("page.next");
        } while (!cursor.isEmpty());

        assertEquals(slugs.size(), new HashSet<>(slugs).size());
        assertTrue(names.stream().filter("Twin"::equals).count() >= 3);
        int total = asAdmin().get("/authors?page=1").then().extract().path("page.total");
        assertEquals(total, slugs.size());
    }

    @Test
    void postCountOfAnAuthorCountsEachPublicPostOnce() {
        var ada = somebody("Ada Marlow", "author");
        var grace = somebody("Grace Low", "author");
        aPost(unique("Alone")).by(ada).published().create();
        aPost(unique("Together")).by(ada).authors(grace, ada).published().create();
        aPost(unique("Draft")).by(ada).create();
        aPost(unique("Archived")).by(ada).with("status", "archived").create();
        var trashed = aPost(unique("Trashed")).by(ada).published().slug();
        as(ada).delete("/posts/{post}", trashed).then().statusCode(204);

        anyone().get("/authors/{author}", ada.slug()).then().body("postCount", equalTo(2));
        anyone().get("/authors?sort=-createdAt&limit=2").then().body("items.postCount", contains(1, 2));
        as(ada).get("/me").then().body("author.postCount", equalTo(2));
    }

    @Test
    void linksOfAnAuthorKeepTheirOrder() {
        var links = List.of(Map.of("network", "x", "url", "https://x.example/ada"),
                Map.of("network", "mastodon", "url", "https://social.example/@ada"));
        asAdmin().body(Map.of("name", "Ada Marlow", "links", links)).post("/authors").then().statusCode(201);

        var response = asAdmin().get("/authors?sort=-createdAt&limit=1");

        response.then().body("items[0].links", equalTo(links));
    }

    @ParameterizedTest
    @ValueSource(strings = { "limit=0", "limit=101", "sort=postCount", "sort=name,name", "page=0", "cursor=x" })
    void invalidParameterOfTheAuthorListIsRejected(String query) {
        var response = anyone().get("/authors?" + query);

        response.then().statusCode(400).contentType("application/problem+json")
                .body("errors.parameter", hasItem(query.substring(0, query.indexOf('='))));
    }

    @Test
    void listPageOfAuthorsHoldsNoMoreThanItsLimit() {
        anyone().get("/authors?limit=1").then().body("items.size()", lessThanOrEqualTo(1)).body("page.limit", equalTo(1));
    }
}
