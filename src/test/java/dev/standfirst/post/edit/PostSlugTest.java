package dev.standfirst.post.edit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** The address of a post: made, kept unique, left behind as a redirect. */
@QuarkusTest
class PostSlugTest extends ApiTest {

    @Test
    void isMadeFromTheTitleAndNumberedWhereItIsTaken() {
        var title = unique("Čez morje");
        var stem = title.toLowerCase().replace("č", "c").replace(' ', '-');

        assertEquals(stem, aPost(title).slug());
        assertEquals(stem + "-2", aPost(title).slug());
        assertEquals(stem + "-3", aPost(title).slug());
    }

    @Test
    void idAndSlugLeadToTheSamePost() {
        var post = aPost(unique("Two names")).published().create();

        anyone().get("/posts/{post}", post.getString("id")).then().statusCode(200).body("slug",
                equalTo(post.getString("slug")));
        anyone().get("/posts/{post}", post.getString("slug")).then().statusCode(200).body("id", equalTo(post.getString("id")));
    }

    @Test
    void aFormerSlugRedirectsForGood() {
        var former = aPost(unique("Former")).published().slug();
        var present = former + "-now";
        asAdmin().body(Map.of("slug", present)).patch("/posts/{post}", former).then().statusCode(200).body("slug",
                equalTo(present));

        anyone().redirects().follow(false).queryParam("include", "recent").get("/posts/{post}", former)
                .then().statusCode(308).header("Location", endsWith("/api/v1/posts/" + present + "?include=recent"));
        anyone().get("/posts/{post}", former).then().statusCode(200).body("slug", equalTo(present));
        anyone().redirects().follow(false).get("/posts/{post}/shares", former)
                .then().statusCode(308).header("Location", endsWith("/api/v1/posts/" + present + "/shares"));
    }

    @Test
    void aFormerSlugIsNobodyElses() {
        var former = aPost(unique("Mine")).published().slug();
        asAdmin().body(Map.of("slug", former + "-moved")).patch("/posts/{post}", former).then().statusCode(200);

        asAdmin().body(Map.of("title", "Thief", "slug", former)).post("/posts")
                .then().statusCode(409).body("errors.pointer", contains("/slug")).body("detail", containsString(former));
    }

    @Test
    void anOwnerMayGoBack() {
        var former = aPost(unique("There and back")).published().slug();
        var away = former + "-away";
        asAdmin().body(Map.of("slug", away)).patch("/posts/{post}", former).then().statusCode(200);

        asAdmin().body(Map.of("slug", former)).patch("/posts/{post}", away).then().statusCode(200).body("slug",
                equalTo(former));

        anyone().redirects().follow(false).get("/posts/{post}", away).then().statusCode(308)
                .header("Location", endsWith("/" + former));
    }

    @Test
    void nullMakesItFromTheTitleAgain() {
        var title = unique("Renamed");
        var slug = aPost(unique("Working title")).slug();

        asAdmin().body("{\"title\":\"" + title + "\",\"slug\":null}").patch("/posts/{post}", slug)
                .then().statusCode(200).body("slug", equalTo(title.toLowerCase().replace(' ', '-')));
    }

    @Test
    void aDraftsFormerSlugTellsStrangersNothing() {
        var former = aPost(unique("Secret")).slug();
        asAdmin().body(Map.of("slug", former + "-plan")).patch("/posts/{post}", former).then().statusCode(200);

        anyone().redirects().follow(false).get("/posts/{post}", former).then().statusCode(404);
    }

    @Test
    void aSlugHasOneFormOnly() {
        for (var wrong : new String[] { "Upper", "under_score", "-edge", "0191e8a0-7c00-7a1b-8b1a-0c5d3f1e2a90",
                "x".repeat(121) }) {
            asAdmin().body(Map.of("title", "Any", "slug", wrong)).post("/posts")
                    .then().statusCode(422).body("errors.pointer", hasItem("/slug"));
        }
    }
}
