package dev.standfirst.post.edit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** The trash: deleted posts, until they are restored or removed permanently. */
@QuarkusTest
class PostTrashTest extends ApiTest {

    @Inject
    EmptyTrash emptyTrash;

    @Test
    void trashedPostIsGoneIfItWasEverPublicAndElseUnknown() {
        var published = moveToTrash(aPost("Out").published().slug());
        var draft = moveToTrash(aPost("Never out").slug());
        var withdrawn = aPost("Out for a while").published().slug();
        asAdmin().body(Map.of("status", "draft")).patch("/posts/{post}", withdrawn).then().statusCode(200);
        moveToTrash(withdrawn);

        anyone().get("/posts/{post}", published).then().statusCode(410).contentType("application/problem+json");
        anyone().get("/posts/{post}", draft).then().statusCode(404);
        anyone().get("/posts/{post}", withdrawn).then().statusCode(410);
    }

    @Test
    void trashedPostIsListedForItsAuthorsAndForEditorsOnly() {
        var ada = somebody("Ada Marlow", "author");
        var bob = somebody("Bob Stranger", "author");
        var slug = moveToTrash(aPost("Thrown away").by(ada).slug());

        as(ada).get("/posts?status=trashed&author={author}", ada.slug()).then().statusCode(200)
                .body("items.slug", contains(slug)).body("items[0].trashedAt", notNullValue())
                .body("items[0].status", equalTo("draft"));
        as(ada).get("/posts/{post}", slug).then().statusCode(200).body("trashedAt", notNullValue());
        asAdmin().get("/posts?status=trashed&author={author}", ada.slug()).then().body("items.slug", contains(slug));
        as(bob).get("/posts?status=trashed&author={author}", ada.slug()).then().statusCode(200).body("items", empty());
        anyone().get("/posts?status=trashed").then().statusCode(401);
        as(ada).get("/posts?status=draft,scheduled,published,archived&author={author}", ada.slug()).then()
                .body("items", empty());
    }

    @Test
    void restoredPostIsAsItWasBefore() {
        var ada = somebody("Ada Marlow", "author");
        var slug = aPost("Not so bad").by(ada).published().slug();
        var before = anyone().get("/posts/{post}", slug).jsonPath();
        moveToTrash(slug);

        var response = as(ada).post("/posts/{post}/restore", slug);

        response.then().statusCode(200).body("slug", equalTo(slug)).body("status", equalTo("published"))
                .body("publishedAt", equalTo(before.getString("publishedAt"))).body("trashedAt", nullValue());
        anyone().get("/posts/{post}", slug).then().statusCode(200).body("content.html",
                equalTo(before.getString("content.html")));
        as(ada).get("/posts/{post}/revisions", slug).then().body("items.changed", contains(List.of("trashedAt"),
                List.of("trashedAt"), List.of("title", "slug", "status", "language", "publishedAt", "authors", "content")));
    }

    @Test
    void slugOfATrashedPostStaysReserved() {
        var slug = moveToTrash(aPost("A good name").slug());

        assertEquals(slug + "-2", aPost("A good name").slug());
        asAdmin().body(Map.of("title", "x", "slug", slug)).post("/posts").then().statusCode(409);
        asAdmin().post("/posts/{post}/restore", slug).then().statusCode(200).body("slug", equalTo(slug));
    }

    @Test
    void trashedPostCannotBeChanged() {
        var slug = moveToTrash(aPost("Asleep").slug());

        asAdmin().body(Map.of("title", "Awake")).patch("/posts/{post}", slug).then().statusCode(409)
                .body("type", equalTo("/problems/wrong-state")).body("detail", containsString("/restore"));
        asAdmin().post("/posts/{post}/revisions/1/restore", slug).then().statusCode(409);
    }

    @Test
    void trashingAndRestoringMayBeRepeated() {
        var slug = moveToTrash(aPost("Twice").slug());

        asAdmin().delete("/posts/{post}", slug).then().statusCode(204);
        asAdmin().post("/posts/{post}/restore", slug).then().statusCode(200);
        asAdmin().post("/posts/{post}/restore", slug).then().statusCode(200).body("trashedAt", nullValue());
    }

    @Test
    void postWhoseScheduledDatePassedInTheTrashIsRestoredAsADraft() {
        TestClock.INSTANCE.moveTo(Instant.parse("2001-06-01T09:00:00Z"));
        var slug = moveToTrash(
                aPost("Too late").with("status", "scheduled").with("publishedAt", "2001-06-01T10:00:00Z").slug());
        TestClock.INSTANCE.moveTo(Instant.parse("2001-06-01T11:00:00Z"));
        anyone().get("/posts/{post}", slug).then().statusCode(404);

        asAdmin().post("/posts/{post}/restore", slug).then().statusCode(200).body("status", equalTo("draft"));

        anyone().get("/posts/{post}", slug).then().statusCode(404);
    }

    @Test
    void permanentlyDeletedPublicPostIsGoneUnderItsIdAndEverySlug() {
        var post = aPost("Out and away").published().create();
        var slug = post.getString("slug");
        asAdmin().body(Map.of("slug", slug + "-renamed")).patch("/posts/{post}", slug).then().statusCode(200);
        anyone().body(Map.of("network", "email")).post("/posts/{post}/shares", slug + "-renamed").then().statusCode(201);

        asAdmin().delete("/posts/{post}?permanent=true", slug + "-renamed").then().statusCode(204);

        anyone().get("/posts/{post}", slug).then().statusCode(410);
        anyone().get("/posts/{post}", slug + "-renamed").then().statusCode(410);
        anyone().get("/posts/{post}", post.getString("id")).then().statusCode(410);
        asAdmin().get("/posts/{post}", slug).then().statusCode(410);
        asAdmin().delete("/posts/{post}?permanent=true", slug).then().statusCode(410);
        anyone().get("/posts/{post}/shares", slug).then().statusCode(410);
        assertEquals(slug + "-2", aPost("Out and away").slug());
        for (var table : List.of("post_revision", "post_revision_content", "post_content", "share_count", "post_popularity",
                "post_author")) {
            assertEquals("0", Sql.text("select count(*) from %s where post_id = '%s'".formatted(table, post.getString("id"))));
        }
    }

    @Test
    void permanentlyDeletedDraftLeavesNothingBehind() {
        var post = aPost("Never mind").create();

        asAdmin().delete("/posts/{post}?permanent=true", post.getString("slug")).then().statusCode(204);

        anyone().get("/posts/{post}", post.getString("slug")).then().statusCode(404);
        anyone().get("/posts/{post}", post.getString("id")).then().statusCode(404);
        assertEquals(post.getString("slug"), aPost("Never mind").slug());
    }

    @Test
    void trashedPostsAreRemovedAfterThirtyDays() {
        TestClock.INSTANCE.moveTo(Instant.parse("2002-01-01T09:00:00Z"));
        var old = moveToTrash(aPost("Long gone").published().slug());
        TestClock.INSTANCE.moveTo(Instant.parse("2002-01-20T09:00:00Z"));
        var recent = moveToTrash(aPost("Just thrown away").published().slug());
        TestClock.INSTANCE.moveTo(Instant.parse("2002-02-01T09:00:00Z"));

        emptyTrash.run();

        asAdmin().post("/posts/{post}/restore", old).then().statusCode(410);
        asAdmin().post("/posts/{post}/restore", recent).then().statusCode(200);
    }

    private static String moveToTrash(String slug) {
        asAdmin().delete("/posts/{post}", slug).then().statusCode(204);
        return slug;
    }
}
