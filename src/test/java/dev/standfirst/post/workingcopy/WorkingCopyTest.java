package dev.standfirst.post.workingcopy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Person;
import io.quarkus.test.junit.QuarkusTest;

/** Working copies of published posts. */
@QuarkusTest
public class WorkingCopyTest extends ApiTest {

    @Test
    void changedWorkingCopyIsReturnedWithItsChanges() {
        var ada = somebody("Ada Marlow", "author");
        var category = aCategory(unique("Lamps"), null);
        var slug = aPost("As it is").by(ada).tags("Old").published().slug();

        var response = as(ada).body(rewritten(category)).patch("/posts/{post}/draft", slug);

        response.then().statusCode(200).body("title", equalTo("As it will be")).body("tags.name", contains("New"))
                .body("categories.slug", contains(category)).body("content.html", containsString("<em>New</em> words."))
                .body("content.source", equalTo("*New* words.")).body("excerpt", equalTo("New words."))
                .body("wordCount", equalTo(2))
                .body("slug", equalTo(slug)).body("status", equalTo("published"));
        as(ada).get("/posts/{post}/draft?include=shareLinks", slug).then().statusCode(200)
                .body("title", equalTo("As it will be"))
                .body("shareLinks.telegram", containsString("As%20it%20will%20be"));
    }

    @Test
    void coAuthorCannotRemoveTheOwnerInAWorkingCopy() {
        var owner = somebody("Ada Marlow", "author");
        var guest = somebody("Grace Okafor", "contributor");
        var slug = aPost("As it is").by(owner).authors(owner, guest).published().slug();

        as(guest).body(Map.of("authors", List.of(guest.slug()))).patch("/posts/{post}/draft", slug).then().statusCode(403);
        as(guest).body(Map.of("authors", List.of(guest.slug(), owner.slug()))).patch("/posts/{post}/draft", slug).then()
                .statusCode(200).body("authors.slug", contains(guest.slug(), owner.slug()));
    }

    @Test
    void workingCopyLeavesThePublicPostUnchanged() {
        var ada = somebody("Ada Marlow", "author");
        var category = aCategory(unique("Lamps"), null);
        var slug = aPost("As it is").by(ada).tags("Old").published().slug();
        var before = anyone().get("/posts/{post}?include=recent,publishedAgo", slug);

        as(ada).body(rewritten(category)).patch("/posts/{post}/draft", slug).then().statusCode(200);

        anyone().header("If-None-Match", before.header("ETag")).get("/posts/{post}?include=recent,publishedAgo", slug)
                .then().statusCode(304);
        as(ada).get("/posts/{post}", slug).then().body("version", equalTo((int) before.path("version")))
                .body("title", equalTo("As it is"));
    }

    @Test
    void publishedWorkingCopyReplacesThePublicPost() {
        var ada = somebody("Ada Marlow", "author");
        var category = aCategory(unique("Lamps"), null);
        var slug = aPost("As it is").by(ada).tags("Old").published().slug();
        var before = anyone().get("/posts/{post}?include=recent,publishedAgo", slug);
        as(ada).body(rewritten(category)).patch("/posts/{post}/draft", slug).then().statusCode(200);

        var response = as(ada).post("/posts/{post}/draft/publish", slug);

        response.then().statusCode(200).body("title", equalTo("As it will be"))
                .body("publishedAt", equalTo(before.path("publishedAt")));
        anyone().get("/posts/{post}", slug).then().statusCode(200).body("title", equalTo("As it will be"))
                .body("tags.name", contains("New")).body("categories.slug", contains(category))
                .body("content.html", containsString("<em>New</em>")).body("authors.slug", contains(ada.slug()));
        as(ada).get("/posts/{post}/draft", slug).then().statusCode(404).body("detail", containsString("no working copy"));
    }

    @Test
    void workingCopyKeepsItsEarlierChangesWhenItIsChangedAgain() {
        var slug = aPost("One").published().slug();
        changeWorkingCopy(slug, Map.of("title", "Two"));

        changeWorkingCopy(slug, Map.of("excerpt", "In short."));

        asAdmin().get("/posts/{post}/draft", slug).then().body("title", equalTo("Two")).body("excerpt", equalTo("In short."));
        asAdmin().body("{\"excerpt\":null}").patch("/posts/{post}/draft", slug).then().statusCode(200);
        asAdmin().post("/posts/{post}/draft/publish", slug).then().body("title", equalTo("Two"))
                .body("excerpt", startsWith("One, and what came"));
    }

    @Test
    void workingCopyFollowsThePostInWhatItDoesNotChange() {
        var slug = aPost("One").published().slug();
        changeWorkingCopy(slug, Map.of("excerpt", "In short."));
        asAdmin().body(Map.of("title", "Corrected", "featured", true)).patch("/posts/{post}", slug).then().statusCode(200);

        asAdmin().get("/posts/{post}/draft", slug).then().body("title", equalTo("Corrected")).body("featured", equalTo(true));
        asAdmin().post("/posts/{post}/draft/publish", slug).then().statusCode(200).body("title", equalTo("Corrected"))
                .body("excerpt", equalTo("In short.")).body("featured", equalTo(true));
    }

    @Test
    void workingCopyHasRevisionsAndVersionsOfItsOwn() {
        var ada = somebody("Ada Marlow", "author");
        var slug = aPost("One").by(ada).published().slug();
        var first = as(ada).body(Map.of("title", "Two")).patch("/posts/{post}/draft", slug);
        var second = as(ada).body(Map.of("title", "Three")).patch("/posts/{post}/draft", slug);
        as(ada).body(Map.of("title", "Three")).patch("/posts/{post}/draft", slug).then().body("version",
                equalTo((int) second.path("version")));
        as(ada).post("/posts/{post}/draft/publish", slug).then().statusCode(200);

        assertEquals(List.of(2, 3), List.of((int) first.path("version"), (int) second.path("version")));
        as(ada).get("/posts/{post}/revisions", slug).then().body("items.number", contains(4, 3, 2, 1))
                .body("items.draft", contains(false, true, true, false)).body("items[0].changed", contains("title"))
                .body("items[1].by.slug", equalTo(ada.slug()));
        as(ada).get("/posts/{post}/revisions/2", slug).then().body("post.title", equalTo("Two"));
        as(ada).get("/posts/{post}/revisions/3/diff", slug).then().body("fields.from", contains("Two"))
                .body("fields.to", contains("Three"));
    }

    @Test
    void entityTagOfThePostIsRejectedForItsWorkingCopy() {
        var slug = aPost("One").published().slug();
        var tagOfThePost = asAdmin().get("/posts/{post}", slug).header("ETag");

        var response = asAdmin().header("If-Match", tagOfThePost).body(Map.of("title", "Two"))
                .patch("/posts/{post}/draft", slug);

        response.then().statusCode(412);
    }

    @Test
    void staleEntityTagIsRejectedForEveryActionOnAWorkingCopy() {
        var slug = aPost("One").published().slug();
        var first = changeWorkingCopy(slug, Map.of("title", "Two")).header("ETag");
        var second = asAdmin().header("If-Match", first).body(Map.of("title", "Three")).patch("/posts/{post}/draft", slug);

        asAdmin().header("If-Match", first).body(Map.of("title", "Four")).patch("/posts/{post}/draft", slug).then()
                .statusCode(412).body("currentVersion", equalTo(3));
        asAdmin().header("If-Match", first).delete("/posts/{post}/draft", slug).then().statusCode(412);
        asAdmin().header("If-Match", first).post("/posts/{post}/draft/publish", slug).then().statusCode(412);
        asAdmin().header("If-Match", second.header("ETag")).post("/posts/{post}/draft/publish", slug).then().statusCode(200)
                .body("title", equalTo("Three"));
    }

    @Test
    void droppedWorkingCopyIsRestoredFromItsRevision() {
        var slug = aPost("One").html("<p>one</p>").published().slug();
        changeWorkingCopy(slug, Map.of("title", "Two", "content", Map.of("source", "<p>two</p>")));
        asAdmin().delete("/posts/{post}/draft", slug).then().statusCode(204);
        asAdmin().get("/posts/{post}/draft", slug).then().statusCode(404);

        asAdmin().post("/posts/{post}/revisions/2/restore", slug).then().statusCode(200).body("title", equalTo("Two"));

        anyone().get("/posts/{post}", slug).then().body("title", equalTo("One"));
        asAdmin().get("/posts/{post}/draft", slug).then().body("title", equalTo("Two"))
                .body("content.html", equalTo("<p>two</p>"))
                .body("version", equalTo(3));
        asAdmin().get("/posts/{post}/revisions/3", slug).then().body("draft", equalTo(true))
                .body("post.content.source", equalTo("<p>two</p>"));
    }

    @Test
    void takenSlugIsRejectedForAWorkingCopy() {
        var taken = aPost("Taken already").slug();
        var slug = aPost("One").published().slug();

        var response = asAdmin().body(Map.of("slug", taken)).patch("/posts/{post}/draft", slug);

        response.then().statusCode(409).body("type", equalTo("/problems/slug-taken"));
    }

    @Test
    void slugOfAWorkingCopyIsInUseOnlyOnceItIsPublished() {
        var slug = aPost("One").published().slug();
        changeWorkingCopy(slug, Map.of("slug", slug + "-renamed")).then().body("slug", equalTo(slug + "-renamed"))
                .body("url", containsString(slug + "-renamed"));
        anyone().get("/posts/{post}", slug + "-renamed").then().statusCode(404);

        asAdmin().post("/posts/{post}/draft/publish", slug).then().statusCode(200).body("slug", equalTo(slug + "-renamed"));

        anyone().redirects().follow(false).get("/posts/{post}", slug).then().statusCode(308);
        anyone().get("/posts/{post}", slug + "-renamed").then().statusCode(200);
    }

    @Test
    void draftHasNoWorkingCopy() {
        var slug = aPost("Still a draft").slug();

        asAdmin().body(Map.of("title", "x")).patch("/posts/{post}/draft", slug).then().statusCode(409)
                .body("type", equalTo("/problems/wrong-state")).body("detail", containsString("Change the post itself"));
        asAdmin().get("/posts/{post}/draft", slug).then().statusCode(404);
        asAdmin().delete("/posts/{post}/draft", slug).then().statusCode(404);
        asAdmin().post("/posts/{post}/draft/publish", slug).then().statusCode(404);
    }

    @Test
    void workingCopyOutlivesTheArchivingOfItsPost() {
        var slug = aPost("One").published().slug();
        changeWorkingCopy(slug, Map.of("title", "Two"));
        asAdmin().body(Map.of("status", "archived")).patch("/posts/{post}", slug).then().statusCode(200);

        changeWorkingCopy(slug, Map.of("excerpt", "In short."));
        asAdmin().post("/posts/{post}/draft/publish", slug).then().statusCode(409);
        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", slug).then().statusCode(200)
                .body("title", equalTo("One"));

        asAdmin().post("/posts/{post}/draft/publish", slug).then().statusCode(200).body("title", equalTo("Two"))
                .body("excerpt", equalTo("In short."));
    }

    @Test
    void statusAndDateAreRejectedInAWorkingCopy() {
        var slug = aPost("One").published().slug();

        asAdmin().body(Map.of("status", "archived")).patch("/posts/{post}/draft", slug).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/status"));
        asAdmin().body(Map.of("publishedAt", "2020-01-01T00:00:00Z")).patch("/posts/{post}/draft", slug).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/publishedAt"));

        asAdmin().get("/posts/{post}/draft", slug).then().statusCode(404);
    }

    @Test
    void rejectedChangeCreatesNoWorkingCopy() {
        var slug = aPost("One").published().slug();

        asAdmin().body(Map.of("titel", "x")).patch("/posts/{post}/draft", slug).then().statusCode(400);
        asAdmin().body(Map.of("title", " ")).patch("/posts/{post}/draft", slug).then().statusCode(422);
        asAdmin().body(Map.of("authors", List.of("nobody-at-all"))).patch("/posts/{post}/draft", slug).then().statusCode(422)
                .body("errors[0].pointer", equalTo("/authors/0"));

        asAdmin().get("/posts/{post}/draft", slug).then().statusCode(404);
    }

    @Test
    void contributorChangesAWorkingCopyThatOnlyAnEditorMayPublish() {
        var carol = somebody("Carol Contributor", "contributor");
        var slug = aPost("By Carol").by(carol).slug();
        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", slug).then().statusCode(200);
        as(carol).body(Map.of("title", "x")).patch("/posts/{post}", slug).then().statusCode(403);

        as(carol).body(Map.of("title", "By Carol, improved", "reviewRequestedAt", "2026-03-01T09:00:00Z"))
                .patch("/posts/{post}/draft", slug).then().statusCode(200);
        as(carol).post("/posts/{post}/draft/publish", slug).then().statusCode(403);
        assertEquals(List.of(slug), reviewQueue(carol, carol));
        asAdmin().get("/posts/{post}/draft", slug).then().body("reviewRequestedAt", equalTo("2026-03-01T09:00:00Z"));
        asAdmin().post("/posts/{post}/draft/publish", slug).then().statusCode(200).body("reviewRequestedAt", nullValue());

        anyone().get("/posts/{post}", slug).then().body("title", equalTo("By Carol, improved"));
        assertEquals(List.of(), reviewQueue(carol, carol));
    }

    private static Map<String, ?> rewritten(String category) {
        return Map.of("title", "As it will be", "tags", List.of("New"), "categories", List.of(category),
                "content", Map.of("format", "markdown", "source", "*New* words."));
    }

    private static io.restassured.response.Response changeWorkingCopy(String slug, Map<String, ?> change) {
        var response = asAdmin().body(change).patch("/posts/{post}/draft", slug);
        response.then().statusCode(200);
        return response;
    }

    /** Slugs of the posts of an author that wait for a review, as the caller sees them. */
    public static List<String> reviewQueue(Person author, Person caller) {
        return as(caller).get("/posts?reviewRequested=true&author={author}", author.slug()).then().statusCode(200).extract()
                .path("items.slug");
    }
}
