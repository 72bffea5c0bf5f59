package dev.standfirst.author;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Authors: created, renamed and deleted by an admin. */
@QuarkusTest
class AuthorTest extends ApiTest {

    @Test
    void everyPropertyOfAnAuthorIsStored() {
        var links = List.of(Map.of("network", "mastodon", "url", "https://social.example/@zofia"),
                Map.of("network", "bluesky", "url", "https://bsky.example/zofia"));
        var name = unique("Žofia Lindqvist");

        var response = asAdmin().body(Map.of("name", name, "bio", "Draws maps.", "avatarUrl", "https://img.example/z.jpg",
                "websiteUrl", "https://zofia.example", "links", links, "email", "zofia@harbour.example", "role", "author"))
                .post("/authors");

        response.then().statusCode(201)
                .body("slug", equalTo(name.toLowerCase().replace("ž", "z").replace(' ', '-')))
                .body("email", equalTo("zofia@harbour.example")).body("role", equalTo("author"));
        aPost(unique("A map")).with("authors", List.of(response.<String> path("slug"))).published().create();
        anyone().get("/authors/{author}", response.<String> path("slug")).then().statusCode(200)
                .body("name", equalTo(name)).body("bio", equalTo("Draws maps."))
                .body("avatarUrl", equalTo("https://img.example/z.jpg")).body("websiteUrl", equalTo("https://zofia.example"))
                .body("links", equalTo(links)).body("postCount", equalTo(1))
                .body("$", not(hasKey("email"))).body("$", not(hasKey("role")));
    }

    @Test
    void meShowsTheCallerWithRoleAndScopes() {
        var ada = somebody(unique("Ada"), "editor");

        var response = as(ada).get("/me");

        response.then().statusCode(200).body("author.slug", equalTo(ada.slug())).body("role", equalTo("editor"))
                .body("scopes", contains("read", "write", "publish", "admin"));
    }

    @Test
    void meRequiresAToken() {
        anyone().get("/me").then().statusCode(401);
    }

    @Test
    void renamedAuthorKeepsTheirPostsAndRedirectsTheirFormerSlug() {
        var ada = somebody(unique("Ada"), "author");
        var post = aPost(unique("Cranes")).by(ada).published().slug();
        var newSlug = ada.slug() + "-wrona";

        asAdmin().body(Map.of("name", "Ada Wrona", "slug", newSlug)).patch("/authors/{author}", ada.slug()).then()
                .statusCode(200);

        anyone().get("/posts/{post}", post).then().body("authors.name", contains("Ada Wrona"));
        anyone().redirects().follow(false).get("/authors/{author}", ada.slug()).then().statusCode(308)
                .header("Location", endsWith("/authors/" + newSlug));
    }

    @Test
    void deletionOfAnAuthorWithPostsRequiresReassignment() {
        var ada = somebody(unique("Ada"), "author");
        aPost(unique("Cranes")).by(ada).create();

        asAdmin().delete("/authors/{author}", ada.slug()).then().statusCode(409);

        asAdmin().get("/authors/{author}", ada.slug()).then().statusCode(200);
    }

    @Test
    void reassignedPostsAndSlugOfADeletedAuthorLeadToTheOtherAuthor() {
        var ada = somebody(unique("Ada"), "author");
        var grace = somebody(unique("Grace"), "author");
        var alone = aPost(unique("Alone")).by(ada).published().slug();
        var together = aPost(unique("Together")).by(ada).authors(ada, grace).published().slug();

        asAdmin().queryParam("reassignTo", grace.slug()).delete("/authors/{author}", ada.slug()).then().statusCode(204);

        anyone().get("/posts/{post}", alone).then().body("authors.slug", contains(grace.slug()))
                .body("publishedBy.slug", equalTo(grace.slug()));
        anyone().get("/posts/{post}", together).then().body("authors.slug", contains(grace.slug()));
        anyone().redirects().follow(false).get("/authors/{author}", ada.slug()).then().statusCode(308)
                .header("Location", endsWith("/authors/" + grace.slug()));
        as(ada).get("/me").then().statusCode(401);
    }

    @Test
    void invalidAddressesOfAnAuthorAreRejectedTogether() {
        asAdmin()
                .body(Map.of("name", "Eve", "avatarUrl", "javascript:alert(1)", "websiteUrl", "ftp://eve.example", "email",
                        "eve",
                        "links", List.of(Map.of("network", "x", "url", "//x.example"))))
                .post("/authors").then().statusCode(422)
                .body("errors.pointer.sort()", contains("/avatarUrl", "/email", "/links/0/url", "/websiteUrl"));
    }
}
