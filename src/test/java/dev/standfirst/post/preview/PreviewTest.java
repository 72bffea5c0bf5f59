package dev.standfirst.post.preview;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.database.lock.ExclusiveInsert;
import dev.standfirst.post.Post;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slugs;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Preview links, by which an author shows a draft to people without a token. */
@QuarkusTest
class PreviewTest extends ApiTest {

    private static final String INVALID_LINK = "This preview link is invalid or has expired; request a new one from its author.";

    @Inject
    ExclusiveInsert exclusive;

    @Inject
    Slugs slugs;

    @Test
    void previewLinkShowsTheDraftToAnonymousCallers() {
        var ada = somebody("Ada Marlow", "contributor");
        var draft = aPost("A crane nobody has seen").by(ada).slug();

        var link = as(ada).body(Map.of("expiresIn", "PT1H")).post("/posts/{post}/preview-links", draft);

        link.then().statusCode(201).header("Cache-Control", "no-store").header("Location", equalTo(link.path("url")))
                .body("url", equalTo(RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/posts/" + draft + "?preview="
                        + link.path("token")));
        follow(link.path("url")).then().statusCode(200).body("slug", equalTo(draft)).body("status", equalTo("draft"))
                .body("content.html", containsString("A crane nobody has seen")).body("content", not(hasKey("source")));
    }

    @Test
    void previewIsNeitherCachedNorIndexed() {
        var draft = aPost("A crane to be forgotten").slug();

        preview(draft, tokenOf(draft)).then().statusCode(200).header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex").header("ETag", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "\"other\"" })
    void previewIsSentWholeDespiteIfNoneMatch(String tag) {
        var draft = aPost("A crane seen twice").slug();

        anyone().header("If-None-Match", tag).get("/posts/{post}?preview={token}", draft, tokenOf(draft)).then().statusCode(200)
                .body("slug", equalTo(draft));
    }

    @Test
    void rejectedPreviewIsNeitherCachedNorIndexed() {
        var draft = aPost("A crane behind a closed door").slug();
        var token = tokenOf(draft);

        for (var response : List.of(preview(draft, "nonsense"), preview(draft, "x".repeat(201)), preview("unknown", token),
                preview(draft, ""), preview(draft, token + "&limt=5"), preview(draft, token + "&preview=" + token),
                preview(draft, token + "&include=nothing"), preview(draft, "%00"),
                preview(UUID.randomUUID() + "/shares", token),
                as("sfp_unknown").get("/posts/{post}?preview={token}", draft, token),
                anyone().accept("text/csv").get("/posts/{post}?preview={token}", draft, token),
                asAdmin().body(Map.of("title", "x")).patch("/posts/{post}?preview={token}", draft, token))) {
            response.then().header("Cache-Control", "private, no-store").header("X-Robots-Tag", "noindex");
            assertTrue(response.statusCode() >= 400, response::asString);
        }
    }

    @Test
    void previewSupportsIncludeAndFields() {
        var draft = aPost("A crane among others").slug();
        aPost("A crane that is out").published().slug();

        var response = anyone().queryParam("preview", tokenOf(draft)).queryParam("include", "recent,shareLinks,publishedAgo")
                .queryParam("fields", "title,recent,shareLinks").get("/posts/{post}", draft);

        response.then().statusCode(200).body("title", equalTo("A crane among others")).body("recent[0]", hasKey("publishedAgo"))
                .body("shareLinks", hasKey("email")).body("", not(hasKey("content")));
    }

    @Test
    void previewIsFoundByTheIdOfThePostToo() {
        var draft = aPost("A crane with a number").create();

        preview(draft.getString("id"), tokenOf(draft.getString("slug"))).then().statusCode(200)
                .body("slug", equalTo(draft.getString("slug")));
    }

    @Test
    void previewShowsTheCurrentStateOfTheDraft() {
        var draft = aPost("A crane at first").with("slug", "a-crane-at-first").slug();
        var token = tokenOf(draft);

        asAdmin().body(Map.of("title", "A crane on second thought")).patch("/posts/{post}", draft).then().statusCode(200);

        preview(draft, token).then().statusCode(200).body("title", equalTo("A crane on second thought"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "published", "archived" })
    void previewLinkStaysValidWhenTheDraftIsPublishedOrArchived(String status) {
        var draft = aPost("A crane that moves on").slug();
        var token = tokenOf(draft);
        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", draft).then().statusCode(200);

        asAdmin().body(Map.of("status", status)).patch("/posts/{post}", draft).then().statusCode(200);

        preview(draft, token).then().statusCode(200).body("status", equalTo(status))
                .header("Cache-Control", "private, no-store");
    }

    @Test
    void previewHidesTheSourceFromEditorsToo() {
        var draft = aPost("A crane seen with others' eyes").slug();

        asAdmin().get("/posts/{post}?preview={token}", draft, tokenOf(draft)).then().statusCode(200)
                .body("content", not(hasKey("source")));
    }

    @Test
    void previewByAFormerSlugRedirectsToTheCurrentSlug() {
        var draft = aPost("A crane by its first name").slug();
        var token = tokenOf(draft);
        asAdmin().body(Map.of("slug", draft + "-renamed")).patch("/posts/{post}", draft).then().statusCode(200);

        var response = preview(draft, token);

        response.then().statusCode(308).header("Cache-Control", "private, no-store").header("X-Robots-Tag", "noindex");
        follow(response.header("Location")).then().statusCode(200).body("slug", equalTo(draft + "-renamed"));
    }

    @Test
    void previewLinkExpiresAtItsTime() {
        var draft = aPost("A crane for an hour").slug();
        var link = asAdmin().body(Map.of("expiresIn", "PT1H")).post("/posts/{post}/preview-links", draft);
        var end = Instant.parse(link.path("expiresAt"));

        TestClock.INSTANCE.moveTo(end.minusSeconds(30));
        preview(draft, link.path("token")).then().statusCode(200);
        TestClock.INSTANCE.moveTo(end);
        assertInvalidLink(preview(draft, link.path("token")));
    }

    @ParameterizedTest
    @CsvSource({ "PT1M, PT1M", "PT90M, PT90M", "P30D, P30D", ", P1D" })
    void previewLinkIsValidForTheRequestedTime(String expiresIn, Duration validity) {
        var draft = aPost("A crane for a while").slug();
        var earliest = TestClock.INSTANCE.instant();

        var link = asAdmin().body(expiresIn == null ? Map.of() : Map.of("expiresIn", expiresIn))
                .post("/posts/{post}/preview-links", draft);

        var end = Instant.parse(link.path("expiresAt"));
        assertTrue(!end.isBefore(earliest.plus(validity)) && !end.isAfter(TestClock.INSTANCE.instant().plus(validity)),
                end::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"expiresIn":"PT59.999S"}    | 422 | must be longer than or equal to 1 minute
            {"expiresIn":"-PT1H"}        | 422 | must be longer than or equal to 1 minute
            {"expiresIn":"P30DT0.001S"}  | 422 | must be shorter than or equal to 30 days
            {"expiresIn":"P1M"}          | 400 | must be an ISO 8601 duration in days, hours, minutes and seconds, as in PT1H
            {"expiresIn":"tomorrow"}     | 400 | must be an ISO 8601 duration in days, hours, minutes and seconds, as in PT1H
            {"expiresIn":""}             | 400 | must be an ISO 8601 duration in days, hours, minutes and seconds, as in PT1H
            {"expiresIn":3600}           | 400 | must be an ISO 8601 duration in days, hours, minutes and seconds, as in PT1H
            {"expires":"PT1H"}           | 400 | is not known here; known properties are expiresIn; the nearest is “expiresIn”
            """, quoteCharacter = '\0')
    void invalidExpiryOfAPreviewLinkIsRejected(String body, int status, String detail) {
        var draft = aPost("A crane for ever").slug();

        asAdmin().body(body).post("/posts/{post}/preview-links", draft).then().statusCode(status)
                .body("errors", hasSize(1)).body("errors[0].pointer", startsWith("/expires"))
                .body("errors[0].detail", equalTo(detail));
    }

    @Test
    void movingThePostToTheTrashRevokesItsPreviewLinks() {
        var draft = aPost("A crane thrown away").slug();
        var token = tokenOf(draft);

        asAdmin().delete("/posts/{post}", draft).then().statusCode(204);

        assertInvalidLink(preview(draft, token));
    }

    @Test
    void restoringThePostDoesNotRestoreItsPreviewLinks() {
        var draft = aPost("A crane thrown away and missed").create();
        var token = tokenOf(draft.getString("slug"));
        asAdmin().delete("/posts/{post}", draft.getString("slug")).then().statusCode(204);

        asAdmin().post("/posts/{post}/restore", draft.getString("slug")).then().statusCode(200);

        assertInvalidLink(preview(draft.getString("slug"), token));
        preview(draft.getString("slug"), tokenOf(draft.getString("slug"))).then().statusCode(200);
    }

    @Test
    void previewShowsTheWorkingCopyOfAPublishedPost() {
        var published = aPost("A crane as it is").published().slug();
        var token = tokenOf(published);
        preview(published, token).then().statusCode(200).body("title", equalTo("A crane as it is"));

        asAdmin().body(Map.of("title", "A crane as it will be", "content", Map.of("source", "<p>Soon.</p>")))
                .patch("/posts/{post}/draft", published).then().statusCode(200);

        preview(published, token).then().statusCode(200).body("title", equalTo("A crane as it will be"))
                .body("content.html", equalTo("<p>Soon.</p>")).body("content.source", nullValue())
                .header("Cache-Control", equalTo("private, no-store")).header("X-Robots-Tag", equalTo("noindex"));
        anyone().get("/posts/{post}", published).then().body("title", equalTo("A crane as it is"));
    }

    @Test
    void previewTokenIsValidOnEveryInstance() {
        var draft = aPost("A crane seen from two sides").slug();

        assertEquals(draft, slugOpenedBy(instance(null), draft, tokenOf(draft)));
        assertEquals(draft,
                slugOpenedBy(instance("a configured secret"), draft, token(instance("a configured secret"), draft)));
    }

    @Test
    void previewTokenSignedWithAnotherSecretIsRejected() {
        var draft = aPost("A crane behind another lock").slug();
        var token = tokenOf(draft);

        assertThrows(ProblemException.class, () -> slugOpenedBy(instance("a configured secret"), draft, token));
        assertInvalidLink(preview(draft, token(instance("a configured secret"), draft)));
    }

    @Test
    void previewTokenOfOnePostIsRejectedForEveryOther() {
        var draft = aPost("A crane with a key").slug();
        var other = aPost("A crane without one").slug();
        var published = aPost("A crane that needs none").published().slug();
        var trashed = aPost("A crane out of reach").slug();
        asAdmin().delete("/posts/{post}", trashed).then().statusCode(204);
        var token = tokenOf(draft);

        var responses = new HashSet<>(Set.of());
        for (var post : List.of(other, published, trashed, "unknown", UUID.randomUUID().toString(), "-")) {
            responses.add(statusHeaderNamesAndProblem(preview(post, token), post));
        }

        assertEquals(Set.of(statusHeaderNamesAndProblem(preview(draft, "A".repeat(80)), draft)), responses);
    }

    @Test
    void malformedPreviewTokenIsRejectedAlikeForKnownAndUnknownPosts() {
        var draft = aPost("A crane that is guessed at").slug();
        var token = tokenOf(draft);

        for (var malformed : List.of("x", "null", token.substring(1), token + "A", token.toLowerCase(), "A".repeat(80),
                "%2B".repeat(80), "\uD83D\uDE00")) {
            assertInvalidLink(preview(draft, malformed));
            assertInvalidLink(preview("unknown", malformed));
        }
    }

    @Test
    void previewShowsNoOtherDraft() {
        var ada = somebody("Ada Marlow", "author");
        var draft = aPost("A crane alone").by(ada).slug();
        var another = aPost("A crane's neighbour").by(ada).slug();

        var response = anyone().queryParam("preview", tokenOf(draft)).queryParam("include", "recent,related,adjacent")
                .get("/posts/{post}", draft);

        response.then().statusCode(200);
        assertTrue(!response.asString().contains(another), response::asString);
    }

    @Test
    void previewLinkLeavesThePostUnchanged() {
        var draft = aPost("A crane left as it is").create();
        var token = tokenOf(draft.getString("slug"));

        preview(draft.getString("slug"), token).then().statusCode(200);

        asAdmin().get("/posts/{post}", draft.getString("slug")).then().body("version", equalTo(draft.getInt("version")))
                .body("updatedAt", equalTo(draft.getString("updatedAt")));
    }

    @Test
    void previewLinksCreatedConcurrentlyAreAllValid() {
        var ada = somebody("Ada Marlow", "author");
        var drafts = List.of(aPost("A crane of one").by(ada).slug(), aPost("A crane of two").by(ada).slug());
        Sql.run(List.of("delete from preview_key"));

        var links = AtOnce.times(8, n -> linkTo(drafts.get(n % 2), ada));

        for (var link : links) {
            follow(link.path("url")).then().statusCode(200);
        }
    }

    /** The preview links of another instance on the same database, with its secret from the settings or none. */
    private PreviewLinks instance(@Nullable String secret) {
        return new PreviewLinks(() -> Optional.ofNullable(secret), exclusive, slugs, TestClock.INSTANCE);
    }

    private static String token(PreviewLinks instance, String post) {
        return QuarkusTransaction.requiringNew().call(() -> instance.signed(instance.issue(
                Post.findByRef(Ref.fromString(post), LockModeType.NONE).orElseThrow(), Duration.ofHours(1))));
    }

    private static String slugOpenedBy(PreviewLinks instance, String post, String token) {
        return QuarkusTransaction.requiringNew().call(() -> instance.open(Ref.fromString(post), token).slug);
    }

    private static Response linkTo(String post, Person author) {
        return as(author).body("{}").post("/posts/{post}/preview-links", post);
    }

    private static String tokenOf(String post) {
        return asAdmin().body("{}").post("/posts/{post}/preview-links", post).then().statusCode(201).extract().path("token");
    }

    /** Requests a preview with the token as it is given, which may be percent-encoded already. */
    private static Response preview(String post, String token) {
        return anyone().urlEncodingEnabled(false).redirects().follow(false)
                .get("/posts/" + post + "?preview=" + token.replace("\uD83D\uDE00", "%F0%9F%98%80"));
    }

    private static Response follow(String url) {
        return RestAssured.given().urlEncodingEnabled(false).get(URI.create(url));
    }

    private static void assertInvalidLink(Response response) {
        response.then().statusCode(403).contentType("application/problem+json").body("type", equalTo("/problems/forbidden"))
                .body("detail", equalTo(INVALID_LINK)).header("Cache-Control", "private, no-store")
                .header("X-Robots-Tag", "noindex");
    }

    /** The parts of a response that must not depend on the post, whose reference is replaced. */
    private static String statusHeaderNamesAndProblem(Response response, String post) {
        var problem = new TreeMap<>(response.jsonPath().<String, Object> getMap("$"));
        problem.remove("traceId");
        return response.statusCode() + " "
                + response.headers().asList().stream().map(header -> header.getName()).sorted().toList()
                + " " + problem.toString().replace(post, "…");
    }
}
