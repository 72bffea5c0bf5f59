package dev.standfirst.post.edit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.post.workingcopy.WorkingCopyTest;
import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** Reviews: requested by contributors, ended by editors. */
@QuarkusTest
class PostReviewTest extends ApiTest {

    @Test
    void editorFindsDraftsWhoseReviewIsRequested() {
        var carol = somebody("Carol Contributor", "contributor");
        var erin = somebody("Erin Editor", "editor");
        var slug = aPost("Please look").by(carol).slug();
        aPost("Not ready").by(carol).create();

        as(carol).body(Map.of("reviewRequestedAt", "2026-03-01T09:00:00+01:00")).patch("/posts/{post}", slug).then()
                .statusCode(200).body("reviewRequestedAt", equalTo("2026-03-01T08:00:00Z")).body("status", equalTo("draft"));

        as(erin).get("/posts?reviewRequested=true&author={author}", carol.slug()).then().statusCode(200)
                .body("items.slug", contains(slug)).body("items[0].reviewRequestedAt", equalTo("2026-03-01T08:00:00Z"));
        as(erin).get("/posts?status=draft&reviewRequested=true").then().body("items.slug", hasItem(slug));
        as(erin).get("/posts?status=draft&reviewRequested=false&author={author}", carol.slug()).then()
                .body("items.slug", not(hasItem(slug)));
    }

    @Test
    void publishingADraftEndsItsReview() {
        var carol = somebody("Carol Contributor", "contributor");
        var erin = somebody("Erin Editor", "editor");
        var slug = aPost("Good as it is").by(carol).with("reviewRequestedAt", Instant.now().toString())
                .with("reviewNote", "Is it?").slug();

        as(erin).body(Map.of("status", "published")).patch("/posts/{post}", slug).then().statusCode(200)
                .body("publishedBy.slug", equalTo(erin.slug())).body("reviewRequestedAt", nullValue())
                .body("reviewNote", nullValue());

        assertEquals(List.of(), WorkingCopyTest.reviewQueue(carol, erin));
    }

    @Test
    void editorReturnsADraftToItsContributorWithANote() {
        var carol = somebody("Carol Contributor", "contributor");
        var erin = somebody("Erin Editor", "editor");
        var slug = aPost("Almost").by(carol).with("reviewRequestedAt", Instant.now().toString()).slug();

        as(erin).body("{\"reviewRequestedAt\":null,\"reviewNote\":\"Name the source of the second map.\"}")
                .patch("/posts/{post}", slug).then().statusCode(200);

        as(carol).get("/posts/{post}", slug).then().body("reviewNote", equalTo("Name the source of the second map."))
                .body("reviewRequestedAt", nullValue());
        assertEquals(List.of(), WorkingCopyTest.reviewQueue(carol, erin));
        as(carol).get("/posts/{post}/revisions", slug).then()
                .body("items[0].changed", contains("reviewRequestedAt", "reviewNote"))
                .body("items[0].by.slug", equalTo(erin.slug()));
        as(carol).body(Map.of("reviewRequestedAt", Instant.now().toString())).patch("/posts/{post}", slug).then()
                .statusCode(200).body("reviewNote", notNullValue());
    }

    @Test
    void reviewRequestForAPublishedPostIsRejected() {
        var slug = aPost("Out already").published().slug();

        var response = asAdmin().body(Map.of("reviewRequestedAt", "2026-03-01T09:00:00Z")).patch("/posts/{post}", slug);

        response.then().statusCode(422).body("errors[0].pointer", equalTo("/reviewRequestedAt"));
    }

    @Test
    void reviewRequestWithAFutureDateIsRejected() {
        var response = asAdmin()
                .body(Map.of("title", "Later", "reviewRequestedAt", Instant.now().plusSeconds(600).toString())).post("/posts");

        response.then().statusCode(422).body("errors[0].code", equalTo("Future"));
    }

    @Test
    void reviewQueueRequiresAToken() {
        anyone().get("/posts?reviewRequested=true").then().statusCode(401);
        anyone().get("/posts?reviewRequested=true&status=published").then().statusCode(401);
    }

    @Test
    void reviewQueueHoldsOnlyDraftsThatTheCallerMaySee() {
        var carol = somebody("Carol Contributor", "contributor");
        var dave = somebody("Dave Author", "author");
        aPost("Waiting").by(carol).with("reviewRequestedAt", "2026-03-01T09:00:00Z").create();

        assertEquals(List.of(), WorkingCopyTest.reviewQueue(carol, dave));
        assertEquals(1, WorkingCopyTest.reviewQueue(carol, carol).size());
    }
}
