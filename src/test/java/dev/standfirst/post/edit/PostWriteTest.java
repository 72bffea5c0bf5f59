package dev.standfirst.post.edit;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Creating, changing and deleting posts. */
@QuarkusTest
class PostWriteTest extends ApiTest {

    @Test
    void createdPostIsReturnedWholeWithItsLocation() {
        var ada = somebody("Ada Marlow", "author");
        var title = unique("Cranes");

        var response = as(ada).body(Map.of("title", title, "content", Map.of("format", "markdown", "source", "A *tall* story."),
                "tags", List.of("Ports", "Steel"))).post("/posts");

        response.then().statusCode(201)
                .header("Location", containsString("/api/v1/posts/" + title.toLowerCase().replace(' ', '-')))
                .body("id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"))
                .body("title", equalTo(title))
                .body("status", equalTo("draft"))
                .body("language", equalTo("en"))
                .body("featured", equalTo(false))
                .body("publishedAt", nullValue())
                .body("publishedBy", nullValue())
                .body("authors.slug", contains(ada.slug()))
                .body("tags.name", contains("Ports", "Steel"))
                .body("categories", empty())
                .body("content.format", equalTo("markdown"))
                .body("content.source", equalTo("A *tall* story."))
                .body("content.html", equalTo("<p>A <em>tall</em> story.</p>\n"))
                .body("excerpt", equalTo("A tall story."))
                .body("wordCount", equalTo(3))
                .body("readingMinutes", equalTo(1))
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                .body("version", notNullValue());
    }

    @Test
    void frontMatterInMarkdownIsRejected() {
        var source = "---\ntitle: Cranes\n---\n\nA tall story.";

        var response = as(somebody("Ada Marlow", "author"))
                .body(Map.of("title", unique("Cranes"), "content", Map.of("format", "markdown", "source", source)))
                .post("/posts");

        response.then().statusCode(422)
                .body("errors.pointer", contains("/content/source"))
                .body("errors.code", contains("FrontMatter"))
                .body("detail", containsString("YAML front matter"));
    }

    @Test
    void theMarkForMoreEndsTheExcerpt() {
        var source = "A tall story<!--more-->, continued[^1].\n\n[^1]: Here.";

        var response = as(somebody("Ada Marlow", "author"))
                .body(Map.of("title", unique("Cranes"), "content", Map.of("format", "markdown", "source", source)))
                .post("/posts");

        response.then().statusCode(201)
                .body("excerpt", equalTo("A tall story"))
                .body("content.html", containsString("A tall story, continued"))
                .body("wordCount", equalTo(5));
    }

    @Test
    void sourceOverItsLimitIsRejected() {
        var content = Map.of("format", "html", "source", "é".repeat(524_289));
        var slug = aPost(unique("Short")).slug();

        asAdmin().body(Map.of("title", unique("Too long"), "content", content)).post("/posts").then().statusCode(422)
                .body("errors.pointer", contains("/content/source"))
                .body("errors[0].detail", equalTo("must be at most 1048576 bytes long in UTF-8; it has 1048578"));
        asAdmin().body(Map.of("content", content)).patch("/posts/{post}", slug).then().statusCode(422)
                .body("errors.pointer", contains("/content/source"));
    }

    @Test
    void bodyWithTooManyElementsIsRejected() {
        for (var content : List.of(Map.of("format", "markdown", "source", "[".repeat(300_000)),
                Map.of("format", "markdown", "source", "a\n".repeat(300_000) + "==="),
                Map.of("format", "html", "source", "<b>".repeat(300_000)))) {
            asAdmin().body(Map.of("title", unique("Dense"), "content", content)).post("/posts").then().statusCode(422)
                    .body("errors.pointer", contains("/content/source")).body("errors.code", contains("TooManyElements"));
        }
    }

    @Test
    void bodyOfAPatchFollowsTheRestOfTheContent() {
        var slug = aPost(unique("Formats")).markdown("*a*").slug();

        asAdmin().body("{\"content\":{\"source\":\"**b**\"}}").patch("/posts/{post}", slug).then().statusCode(200)
                .body("content.html", equalTo("<p><strong>b</strong></p>\n"));
        asAdmin().body("{\"content\":{\"format\":\"html\"}}").patch("/posts/{post}", slug).then().statusCode(200)
                .body("content.html", equalTo("**b**"));
    }

    @Test
    void everyPropertyOfAPostIsStored() {
        var category = aCategory(unique("Harbours"), null);
        var cover = Map.of("url", "https://img.example/crane.jpg", "alt", "A crane", "width", 1600, "height", 900);
        var seo = Map.of("title", "Cranes!", "description", "All about them.", "canonicalUrl", "https://harbour.example/cranes",
                "imageUrl", "https://img.example/wide.jpg", "noIndex", true);

        var slug = aPost(unique("Cranes")).with("excerpt", "Read this.").with("language", "pt-BR").with("featured", true)
                .categories(category).with("coverImage", cover).with("seo", seo).published().slug();

        anyone().get("/posts/{post}", slug).then().statusCode(200)
                .body("excerpt", equalTo("Read this."))
                .body("language", equalTo("pt-BR"))
                .body("featured", equalTo(true))
                .body("categories.slug", contains(category))
                .body("coverImage", equalTo(cover))
                .body("seo", equalTo(seo))
                .body("content", not(hasKey("source")));
    }

    @Test
    void coAuthorCannotRemoveTheOwner() {
        var owner = somebody(unique("Owner"), "author");
        var guest = somebody(unique("Guest"), "contributor");
        var post = aPost(unique("Shared")).by(owner).authors(owner, guest).slug();

        var response = as(guest).body(Map.of("authors", List.of(guest.slug()))).patch("/posts/{post}", post);

        response.then().statusCode(403).body("detail", containsString("you may remove yourself"));
        as(owner).get("/posts/{post}", post).then().statusCode(200).body("authors.slug", contains(owner.slug(), guest.slug()));
    }

    @Test
    void ownerCannotRemoveACoAuthor() {
        var owner = somebody(unique("Owner"), "author");
        var guest = somebody(unique("Guest"), "contributor");
        var post = aPost(unique("Shared")).by(owner).authors(owner, guest).slug();

        as(owner).body("{\"authors\":null}").patch("/posts/{post}", post).then().statusCode(403);
    }

    @Test
    void coAuthorMayLeaveTheByline() {
        var owner = somebody(unique("Owner"), "author");
        var guest = somebody(unique("Guest"), "contributor");
        var post = aPost(unique("Shared")).by(owner).authors(owner, guest).slug();

        as(guest).body(Map.of("authors", List.of(owner.slug()))).patch("/posts/{post}", post).then().statusCode(200);

        as(guest).get("/posts/{post}", post).then().statusCode(404);
        as(owner).get("/posts/{post}", post).then().statusCode(200).body("authors.slug", contains(owner.slug()));
    }

    @Test
    void authorCannotHandTheirPostOver() {
        var owner = somebody(unique("Owner"), "author");
        var guest = somebody(unique("Guest"), "contributor");
        var other = somebody(unique("Other"), "author");
        var alone = aPost(unique("Alone")).by(owner).slug();
        var shared = aPost(unique("Shared")).by(owner).authors(owner, guest).slug();

        as(owner).body(Map.of("authors", List.of(other.slug()))).patch("/posts/{post}", alone).then().statusCode(403);
        as(owner).body(Map.of("authors", List.of(guest.slug(), other.slug()))).patch("/posts/{post}", shared).then()
                .statusCode(403);
    }

    @Test
    void coAuthorMayAddAuthorsAndReorderTheByline() {
        var owner = somebody(unique("Owner"), "author");
        var guest = somebody(unique("Guest"), "contributor");
        var other = somebody(unique("Other"), "author");
        var post = aPost(unique("Shared")).by(owner).authors(owner, guest).slug();
        var byline = List.of(guest.slug(), other.slug(), owner.slug());

        as(guest).body(Map.of("authors", byline)).patch("/posts/{post}", post).then().statusCode(200)
                .body("authors.slug", equalTo(byline));
    }

    @Test
    void editorMayRemoveAnyAuthor() {
        var owner = somebody(unique("Owner"), "author");
        var guest = somebody(unique("Guest"), "contributor");
        var editor = somebody(unique("Editor"), "editor");
        var post = aPost(unique("Shared")).by(owner).authors(owner, guest).slug();

        as(editor).body(Map.of("authors", List.of(guest.slug()))).patch("/posts/{post}", post).then().statusCode(200)
                .body("authors.slug", contains(guest.slug()));
    }

    @Test
    void bylineKeepsTheOrderOfCoAuthorsAndDropsRepetitions() {
        var ada = somebody("Ada Marlow", "author");
        var grace = somebody("Grace Okafor", "author");

        var post = aPost(unique("Two pens")).with("authors", List.of(grace.id(), ada.slug(), grace.slug())).create();

        assertEquals(List.of(grace.slug(), ada.slug()), post.getList("authors.slug"));
    }

    @Test
    void unknownAuthorOfAPostIsRejectedByItsPosition() {
        var response = asAdmin().body(Map.of("title", "Ghosts", "authors", List.of("admin", "no-such-person"), "categories",
                List.of("no-such-shelf"))).post("/posts");

        response.then().statusCode(422).body("errors.pointer", hasItem("/authors/1"))
                .body("errors[0].detail", containsString("no-such-person"));
    }

    @Test
    void patchChangesOnlyThePropertiesItNames() {
        var post = aPost(unique("Before")).with("slug", unique("before").replace(' ', '-')).tags("One")
                .with("excerpt", "Keep me.")
                .create();

        var response = asAdmin().contentType("application/merge-patch+json")
                .body("{\"title\":\"After\",\"seo\":{\"noIndex\":true}}")
                .patch("/posts/{post}", post.getString("slug"));

        response.then().statusCode(200)
                .body("title", equalTo("After"))
                .body("slug", equalTo(post.getString("slug")))
                .body("excerpt", equalTo("Keep me."))
                .body("tags.name", contains("One"))
                .body("seo.noIndex", equalTo(true))
                .body("content.source", equalTo(post.getString("content.source")))
                .body("version", not(equalTo(post.getInt("version"))));
    }

    @Test
    void patchWithNullClearsAProperty() {
        var slug = aPost(unique("Cleared")).tags("One", "Two").with("excerpt", "Gone soon.")
                .with("coverImage", Map.of("url", "https://img.example/a.jpg")).html("<p>Short and sweet.</p>").slug();

        var response = asAdmin().body("{\"excerpt\":null,\"tags\":null,\"coverImage\":null}").patch("/posts/{post}", slug);

        response.then().statusCode(200).body("excerpt", equalTo("Short and sweet.")).body("tags", empty())
                .body("coverImage", nullValue());
    }

    @Test
    void unknownPropertyIsRejectedByNameEvenWhenItIsNull() {
        var slug = aPost(unique("Typo")).slug();

        asAdmin().body("{\"exerpt\":null}").patch("/posts/{post}", slug)
                .then().statusCode(400).body("errors.pointer", contains("/exerpt"));
        asAdmin().body("{\"coverImage\":{\"url\":\"https://img.example/a.jpg\",\"height\":null,\"hight\":null}}")
                .patch("/posts/{post}", slug)
                .then().statusCode(400).body("errors.pointer", contains("/coverImage/hight"));
    }

    @Test
    void nestedPropertySetToNullFallsBackToItsDefault() {
        var slug = aPost(unique("Indexed")).slug();

        var response = asAdmin().body("{\"seo\":{\"noIndex\":null}}").patch("/posts/{post}", slug);

        response.then().statusCode(200).body("seo.noIndex", equalTo(false));
    }

    @Test
    void patchReplacesTheWholeListOfTags() {
        var slug = aPost(unique("Retagged")).tags("One", "Two", "Three").slug();

        var response = asAdmin().body("{\"tags\":[\"Three\",\"Four\",\"one\"]}").patch("/posts/{post}", slug);

        response.then().statusCode(200).body("tags.name", contains("Three", "Four", "One"));
    }

    @Test
    void scriptsAreRemovedFromTheBody() {
        var slug = aPost(unique("Sly")).published()
                .html("<p onclick=\"steal()\">Fine.<script>steal()</script> <a href=\"javascript:steal()\">Click</a></p>")
                .slug();

        anyone().get("/posts/{post}", slug).then().statusCode(200)
                .body("content.html", not(containsString("steal"))).body("content.html", containsString("Fine."));
    }

    @Test
    void publishingSetsTheDateAndThePublisher() {
        var ada = somebody("Ada Marlow", "author");
        var slug = aPost(unique("Going out")).by(ada).slug();

        as(ada).body("{\"status\":\"published\"}").patch("/posts/{post}", slug).then().statusCode(200)
                .body("publishedAt", notNullValue()).body("publishedBy.slug", equalTo(ada.slug()));

        anyone().get("/posts/{post}", slug).then().statusCode(200).body("status", equalTo("published"));
    }

    @Test
    void publicationDateWithAnOffsetIsReturnedInUtc() {
        var post = aPost(unique("Abroad")).published().with("publishedAt", "2026-03-01T10:30:00+01:00").create();

        assertEquals("2026-03-01T09:30:00Z", post.getString("publishedAt"));
    }

    @Test
    void publishingWithAFutureDateIsRejected() {
        var response = asAdmin().body(Map.of("title", "Too soon", "status", "published", "publishedAt",
                Instant.now().plusSeconds(3600).toString())).post("/posts");

        response.then().statusCode(422).body("errors.pointer", contains("/publishedAt"));
    }

    @Test
    void archivedPostIsGoneForAnonymousCallersAndVisibleToEditors() {
        var slug = aPost(unique("Old news")).published().slug();

        asAdmin().body("{\"status\":\"archived\"}").patch("/posts/{post}", slug).then().statusCode(200);

        anyone().get("/posts/{post}", slug).then().statusCode(410);
        asAdmin().get("/posts/{post}", slug).then().statusCode(200).body("status", equalTo("archived"));
    }

    @Test
    void deletedPublicPostIsGoneAndUnlistedAtOnce() {
        var published = aPost(unique("Taken down")).published().slug();

        asAdmin().delete("/posts/{post}", published).then().statusCode(204);

        anyone().get("/posts/{post}", published).then().statusCode(410);
        anyone().queryParam("ids", published).get("/posts").then().statusCode(400).body("errors.parameter", contains("ids"));
    }

    @Test
    void deletedDraftStaysUnknownToAnonymousCallers() {
        var draft = aPost(unique("Thrown away")).slug();

        asAdmin().delete("/posts/{post}", draft).then().statusCode(204);

        anyone().get("/posts/{post}", draft).then().statusCode(404);
    }

    @Test
    void postWithABlankTitleIsRejected() {
        var response = asAdmin().body(Map.of("title", "  ")).post("/posts");

        response.then().statusCode(422).body("errors.pointer", contains("/title")).body("errors.code", contains("NotBlank"));
    }

    @Test
    void patchThatClearsTheTitleIsRejected() {
        var slug = aPost(unique("Titled")).slug();

        var response = asAdmin().body(Collections.singletonMap("title", null)).patch("/posts/{post}", slug);

        response.then().statusCode(422).body("errors.pointer", contains("/title"));
    }

    @Test
    void tagNamesThatDifferInCaseAndSpacesAreOneTag() {
        var word = unique("Ports");
        aPost(unique("First")).tags(word).published().create();

        var second = aPost(unique("Second")).tags(word.toUpperCase(Locale.ROOT), "  " + word + " ").published().create();

        assertEquals(List.of(word), second.getList("tags.name"));
    }

    @Test
    void postOfNearlyOneMegabyteIsAccepted() {
        var response = asAdmin().body(Map.of("title", unique("Long"), "content",
                Map.of("format", "html", "source", "Ten bytes ".repeat(104_000)))).post("/posts");

        response.then().statusCode(201).body("wordCount", equalTo(208_000));
    }

    @Test
    void requestOfMoreThanTenMegabytesIsRejected() {
        var body = nearlyTenMegabytes();

        var response = asAdmin().contentType(ContentType.JSON)
                .body(Map.of("title", unique("Longer"), "content", Map.of("format", "html", "source", body + body)))
                .post("/posts");

        response.then().statusCode(413);
    }

    private static String nearlyTenMegabytes() {
        var paragraph = "<p>" + "A long sentence about the sea and what it brings. ".repeat(20) + "</p>";
        return paragraph.repeat(9_500_000 / paragraph.length());
    }
}
