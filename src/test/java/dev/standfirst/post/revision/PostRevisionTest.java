package dev.standfirst.post.revision;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.post.history.PruneRevisions;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.PostFixture;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Revisions of posts: kept with every change, listed, compared, restored and removed. */
@QuarkusTest
class PostRevisionTest extends ApiTest {

    @Inject
    CurrentSession session;

    @Test
    void everyChangeAddsARevisionWithCallerTimeAndProperties() {
        var ada = somebody("Ada Marlow", "author");
        var grace = somebody("Grace Okafor", "editor");
        TestClock.INSTANCE.moveTo(Instant.parse("2026-03-01T09:00:00Z"));
        var slug = aPost("On lamps").by(ada).tags("Light").slug();
        TestClock.INSTANCE.moveTo(Instant.parse("2026-03-01T10:00:00Z"));
        change(grace, slug, Map.of("title", "On lighthouses", "excerpt", "About lamps."));

        var response = as(ada).get("/posts/{post}/revisions", slug);

        response.then().statusCode(200).body("items.number", contains(2, 1))
                .body("items[0].changed", contains("title", "excerpt")).body("items[0].by.slug", equalTo(grace.slug()))
                .body("items[0].token.name", equalTo("test")).body("items[0].at", containsString("2026-03-01T10:00:"))
                .body("items[0].draft", equalTo(false)).body("items[0].post", nullValue())
                .body("items[1].changed", contains("title", "slug", "language", "authors", "tags", "content"))
                .body("items[1].by.slug", equalTo(ada.slug()));
    }

    @Test
    void coAuthorWhoRestoresARevisionRemovesNobody() {
        var owner = somebody("Ada Marlow", "author");
        var guest = somebody("Grace Okafor", "contributor");
        var slug = aPost("On lamps").by(owner).slug();
        change(owner, slug, Map.of("title", "On lighthouses", "authors", List.of(owner.slug(), guest.slug())));
        change(owner, slug, Map.of("authors", List.of(guest.slug(), owner.slug())));

        var response = as(guest).post("/posts/{post}/revisions/1/restore", slug);

        response.then().statusCode(200).body("title", equalTo("On lamps"))
                .body("authors.slug", contains(owner.slug(), guest.slug()));
    }

    @Test
    void editorWhoRestoresARevisionRestoresItsByline() {
        var owner = somebody("Ada Marlow", "author");
        var guest = somebody("Grace Okafor", "contributor");
        var editor = somebody("Ines Calder", "editor");
        var slug = aPost("On lamps").by(owner).slug();
        change(owner, slug, Map.of("authors", List.of(owner.slug(), guest.slug())));

        var response = as(editor).post("/posts/{post}/revisions/1/restore", slug);

        response.then().statusCode(200).body("authors.slug", contains(owner.slug()));
    }

    @Test
    void revisionHoldsTheWholePostAsItWas() {
        var ada = somebody("Ada Marlow", "author");
        var category = aCategory(unique("Lamps"), null);
        var post = aPost("On lamps").by(ada).markdown("*Light*").tags("Light").categories(category)
                .with("seo", Map.of("title", "Lamps")).create();
        change(ada, post.getString("slug"), Map.of("title", "Something else", "tags", List.of(), "categories", List.of(),
                "content", Map.of("source", "Dark")));

        as(ada).get("/posts/{post}/revisions/1", post.getString("id")).then().statusCode(200)
                .body("post.title", equalTo("On lamps")).body("post.slug", equalTo(post.getString("slug")))
                .body("post.content.format", equalTo("markdown")).body("post.content.source", equalTo("*Light*"))
                .body("post.tags", contains("Light")).body("post.categories", contains(post.getString("categories[0].id")))
                .body("post.authors", contains(ada.id())).body("post.seo.title", equalTo("Lamps"))
                .body("post.status", equalTo("draft"));
    }

    @Test
    void revisionsAreListedInPages() {
        var slug = aPost("Often changed").slug();
        IntStream.range(0, 6).forEach(n -> asAdmin().body(Map.of("title", "Title " + n)).patch("/posts/{post}", slug));

        var first = asAdmin().get("/posts/{post}/revisions?limit=3&total=true", slug);

        first.then().body("items.number", contains(7, 6, 5)).body("page.total", equalTo(7));
        asAdmin().get("/posts/{post}/revisions?limit=3&cursor={next}", slug, first.path("page.next"))
                .then().body("items.number", contains(4, 3, 2));
    }

    @Test
    void patchWithoutAnEffectAddsNoRevision() {
        var post = aPost("The same").tags("Same").create();

        var response = asAdmin().body(Map.of("title", " The same ", "tags", List.of("same"))).patch("/posts/{post}",
                post.getString("slug"));

        response.then().statusCode(200).body("version", equalTo(post.getInt("version")))
                .body("updatedAt", equalTo(post.getString("updatedAt")));
        assertEquals(List.of(1), revisionNumbers(post.getString("slug")));
    }

    @Test
    void concurrentChangesEachAddARevision() {
        var slug = aPost("Two editors").slug();

        AtOnce.times(2, n -> asAdmin().body(Map.of("title", "By editor " + n)).patch("/posts/{post}", slug).statusCode());

        assertEquals(List.of(3, 2, 1), revisionNumbers(slug));
        var titles = List.of(titleOfRevision(slug, 2), titleOfRevision(slug, 3));
        assertEquals(List.of("By editor 0", "By editor 1"), titles.stream().sorted().toList());
    }

    @Test
    void publishingAndTrashingEachAddARevision() {
        var slug = aPost("In and out").slug();
        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", slug);
        asAdmin().delete("/posts/{post}", slug).then().statusCode(204);

        assertEquals(List.of("trashedAt", "status publishedAt"), Sql.texts("""
                select changed from post_revision r join post p on p.id = r.post_id
                where p.slug = '%s' and number > 1 order by number desc
                """.formatted(slug)));
    }

    @Test
    void deletingATagAddsARevisionToItsPosts() {
        var tag = unique("Lamp");
        var slug = aPost("Tagged").tags(tag).slug();

        asAdmin().delete("/tags/{tag}", tag.toLowerCase(Locale.ROOT).replace(' ', '-')).then().statusCode(204);

        asAdmin().get("/posts/{post}/revisions", slug).then().body("items.number", contains(2, 1))
                .body("items[0].changed", contains("tags")).body("items[0].by.slug", equalTo("admin"));
        assertEquals(List.of(tag), asAdmin().get("/posts/{post}/revisions/1", slug).path("post.tags"));
    }

    @Test
    void publicationOnScheduleAddsARevisionWithoutAToken() {
        TestClock.INSTANCE.moveTo(Instant.parse("2001-05-01T09:00:00Z"));
        var ada = somebody("Ada Marlow", "author");
        var slug = aPost("On time").by(ada).with("status", "scheduled").with("publishedAt", "2001-05-01T10:00:00Z").slug();
        TestClock.INSTANCE.moveTo(Instant.parse("2001-05-01T10:00:00Z"));
        change(ada, slug, Map.of("title", "Right on time"));

        as(ada).get("/posts/{post}/revisions", slug).then().body("items.number", contains(3, 2, 1))
                .body("items[1].changed", contains("status")).body("items[1].by.slug", equalTo(ada.slug()))
                .body("items[1].token", nullValue()).body("items[1].at", equalTo("2001-05-01T10:00:00Z"));
    }

    @Test
    void revisionIsComparedWithTheOneBeforeByDefault() {
        var slug = aPost("Letters").markdown("one\ntwo\nthree").slug();
        asAdmin().body(Map.of("title", "Numbers", "content", Map.of("source", "one\nzwei\nthree"))).patch("/posts/{post}",
                slug);

        asAdmin().get("/posts/{post}/revisions/2/diff", slug).then().statusCode(200).body("number", equalTo(2))
                .body("against", equalTo(1)).body("fields.field", contains("title"))
                .body("fields[0].from", equalTo("Letters")).body("fields[0].to", equalTo("Numbers"))
                .body("text", hasSize(1)).body("text[0].fromLine", equalTo(1)).body("text[0].toLine", equalTo(1))
                .body("text[0].lines.change", contains("same", "removed", "added", "same"))
                .body("text[0].lines.text", contains("one", "two", "zwei", "three"));
    }

    @Test
    void revisionIsComparedWithAnyOtherOnRequest() {
        var slug = aPost("First").html("<p>a</p>").slug();
        change(slug, Map.of("title", "Second"));
        change(slug, Map.of("title", "Third", "content", Map.of("format", "markdown", "source", "a")));

        asAdmin().get("/posts/{post}/revisions/3/diff?against=1", slug).then().statusCode(200)
                .body("fields.field", contains("title", "content.format")).body("fields.from", contains("First", "html"))
                .body("fields.to", contains("Third", "markdown"));
        asAdmin().get("/posts/{post}/revisions/1/diff?against=3", slug).then().body("fields.from",
                contains("Third", "markdown"));
        asAdmin().get("/posts/{post}/revisions/3/diff?against=9", slug).then().statusCode(400)
                .body("errors[0].parameter", equalTo("against"));
    }

    @Test
    void firstRevisionIsComparedWithAnEmptyPost() {
        var slug = aPost("First").slug();

        asAdmin().get("/posts/{post}/revisions/1/diff", slug).then().statusCode(200).body("against", equalTo(0))
                .body("fields.find { it.field == 'slug' }.from", nullValue())
                .body("fields.find { it.field == 'slug' }.to", equalTo(slug))
                .body("text[0].lines.change", everyItem(equalTo("added")));
    }

    @Test
    void restoringARevisionIsAChangeOfEverythingButStatusAndDate() {
        var ada = somebody("Ada Marlow", "author");
        var post = aPost("As it was").by(ada).tags("Old").html("<p>Old words.</p>").create();
        var slug = post.getString("slug");
        change(ada, slug, Map.of("title", "As it is", "slug", slug + "-now", "tags", List.of("New"), "status", "published",
                "content", Map.of("source", "<p>New words.</p>")));

        var response = as(ada).post("/posts/{post}/revisions/1/restore", slug + "-now");

        response.then().statusCode(200).body("title", equalTo("As it was")).body("slug", equalTo(slug))
                .body("tags.name", contains("Old")).body("content.html", equalTo("<p>Old words.</p>"))
                .body("status", equalTo("published")).body("publishedAt", notNullValue());
        as(ada).get("/posts/{post}/revisions", slug).then().body("items.number", contains(3, 2, 1))
                .body("items[0].changed", contains("title", "slug", "tags", "content"));
        assertEquals("As it is", titleOfRevision(slug, 2));
    }

    @Test
    void restoringARevisionLeavesOutDeletedAuthorsAndCategories() {
        var category = aCategory(unique("Gone"), null);
        var ghost = somebody("A Ghost", "author");
        var ada = somebody("Ada Marlow", "author");
        var slug = aPost("Haunted").authors(ghost, ada).categories(category).slug();
        change(slug, Map.of("categories", List.of(), "authors", List.of(ada.slug()), "title", "Exorcised"));
        asAdmin().delete("/categories/{category}", category).then().statusCode(204);
        asAdmin().delete("/authors/{author}", ghost.slug()).then().statusCode(204);

        var response = asAdmin().post("/posts/{post}/revisions/1/restore", slug);

        response.then().statusCode(200).body("title", equalTo("Haunted")).body("categories", empty())
                .body("authors.slug", contains(ada.slug()));
    }

    @Test
    void unknownRevisionIsNotFoundAndTheNewestIsNamed() {
        var slug = aPost("Only one").slug();

        asAdmin().get("/posts/{post}/revisions/2", slug).then().statusCode(404).body("detail", containsString("is 1"));
        asAdmin().post("/posts/{post}/revisions/2/restore", slug).then().statusCode(404);
    }

    @Test
    void malformedRevisionNumberIsRejected() {
        var slug = aPost("Only one").slug();

        asAdmin().get("/posts/{post}/revisions/0", slug).then().statusCode(400).body("errors[0].parameter", equalTo("number"));
        asAdmin().get("/posts/{post}/revisions/two", slug).then().statusCode(400);
    }

    @Test
    void unchangedBodyIsStoredOnceForSeveralRevisions() {
        var post = aPost("A long body").create();
        change(post.getString("slug"), Map.of("title", "Another title"));
        change(post.getString("slug"), Map.of("featured", true));
        change(post.getString("slug"), Map.of("content", Map.of("source", "Another body.")));
        change(post.getString("slug"), Map.of("featured", false));

        assertEquals(List.of("1", "4"),
                Sql.texts("select revision from post_revision_content where post_id = '%s' order by revision"
                        .formatted(post.getString("id"))));
        assertEquals("Another body.", asAdmin().get("/posts/{post}/revisions/5", post.getString("id"))
                .path("post.content.source"));
        assertEquals("Another title", titleOfRevision(post.getString("slug"), 3));
    }

    @Test
    void postWithoutRevisionsKeepsItsFormerStateOnItsNextChange() {
        var post = aPost("From the old days").create();
        var id = post.getString("id");
        Sql.run(List.of("delete from post_revision where post_id = '%s'".formatted(id),
                "delete from post_revision_content where post_id = '%s'".formatted(id),
                "update post set revision = 0, content_revision = 0 where id = '%s'".formatted(id)));
        asAdmin().get("/posts/{post}/revisions", id).then().statusCode(200).body("items", empty());

        change(id, Map.of("title", "In new days"));

        asAdmin().get("/posts/{post}/revisions", id).then().body("items.number", contains(2, 1))
                .body("items[1].by", nullValue()).body("items[1].changed", empty());
        asAdmin().get("/posts/{post}/revisions/1", id).then().body("post.title", equalTo("From the old days"))
                .body("post.content.source", equalTo(post.getString("content.source")));
    }

    @Test
    void oldRevisionsAreRemovedButTheNewestStays() {
        var post = aPost("Old news").create();
        change(post.getString("id"), Map.of("content", Map.of("source", "Newer news.")));
        change(post.getString("id"), Map.of("title", "Newest news"));
        TestClock.INSTANCE.moveBy(Duration.ofDays(400));

        var thinOutAfterAYear = new PruneRevisions(session, () -> Optional.of(Duration.ofDays(365)), TestClock.INSTANCE);
        thinOutAfterAYear.run();

        assertEquals(List.of(3), revisionNumbers(post.getString("slug")));
        assertEquals("Newer news.",
                asAdmin().get("/posts/{post}/revisions/3", post.getString("id")).path("post.content.source"));
        asAdmin().get("/posts/{post}/revisions/3/diff", post.getString("id")).then().statusCode(200).body("against",
                equalTo(0));
    }

    private static void change(String slug, Map<String, ?> change) {
        change(asAdmin(), slug, change);
    }

    /** Post whose slug stays when its title changes. */
    protected static PostFixture aPost(String title) {
        return ApiTest.aPost(title).with("slug", unique("revised").replace(' ', '-'));
    }

    private static void change(Person by, String slug, Map<String, ?> change) {
        change(as(by), slug, change);
    }

    private static void change(RequestSpecification request, String slug, Map<String, ?> change) {
        request.body(change).patch("/posts/{post}", slug).then().statusCode(200);
    }

    private static List<Integer> revisionNumbers(String slug) {
        return asAdmin().get("/posts/{post}/revisions", slug).path("items.number");
    }

    private static String titleOfRevision(String slug, int number) {
        return asAdmin().get("/posts/{post}/revisions/{n}", slug, number).path("post.title");
    }
}
