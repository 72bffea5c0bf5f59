package dev.standfirst.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.database.lock.TransactionLock;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.Person;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A request repeated with its idempotency key has no further effect, and gets the stored response. */
@QuarkusTest
class IdempotencyTest extends ApiTest {

    @Inject
    TransactionLock lock;

    @Inject
    DeleteExpiredResponses deleteExpiredResponses;

    private final String key = UUID.randomUUID().toString();
    private final String title = unique("Twice sent");
    private Person ada;

    @BeforeEach
    void createAuthor() {
        ada = somebody("Ada", "author");
    }

    @Test
    void aRepeatedRequestGetsTheStoredResponse() {
        var first = post(title);

        var second = post(title);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), second.asString());
        for (var header : List.of("Location", "ETag", "Cache-Control", "Content-Type")) {
            assertThat(header, second.header(header), notNullValue());
            assertEquals(first.header(header), second.header(header), header);
        }
        assertThat(postsWithTitle(), hasSize(1));
    }

    @Test
    void everyRequestWithoutAKeyCreatesAPost() {
        as(ada).body(Map.of("title", title)).post("/posts").then().statusCode(201);
        as(ada).body(Map.of("title", title)).post("/posts").then().statusCode(201);

        assertThat(postsWithTitle(), hasSize(2));
    }

    @Test
    void theStoredResponseIsReplayedAfterThePostHasChanged() {
        var first = post(title);
        as(ada).body(Map.of("title", "Something else")).patch("/posts/" + first.path("id")).then().statusCode(200);

        var second = post(title);

        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("ETag"), second.header("ETag"));
    }

    @Test
    void aKeyIsRejectedForAnotherBody() {
        post(title);

        var response = post(title + " or so");

        response.then().statusCode(422).body("type", equalTo("/problems/key-reused")).body("detail", containsString("body"));
        assertThat(postsWithTitle(), hasSize(1));
    }

    @Test
    void aKeyIsRejectedForAnotherPath() {
        var restored = trashedPost();
        var other = trashedPost();
        withKey().post("/posts/{post}/restore", restored).then().statusCode(200);

        withKey().post("/posts/{post}/restore", other).then().statusCode(422).body("type", equalTo("/problems/key-reused"));

        assertThat(Sql.texts("select id from post where trashed_at is not null and slug = '" + other + "'"), hasSize(1));
    }

    @Test
    void aRepeatedRestoreFromTheTrashGetsTheStoredResponse() {
        var slug = trashedPost();
        var first = withKey().post("/posts/{post}/restore", slug);

        var second = withKey().post("/posts/{post}/restore", slug);

        second.then().statusCode(200).header("Idempotency-Replayed", "true").header("ETag", first.header("ETag"));
        assertEquals(first.asString(), second.asString());
    }

    @Test
    void aRepeatedRestoreOfARevisionLeavesLaterChangesAlone() {
        var post = aPost(title).by(ada).create().getString("id");
        as(ada).body(Map.of("title", title + ", changed")).patch("/posts/" + post).then().statusCode(200);
        withKey().post("/posts/{post}/revisions/1/restore", post).then().statusCode(200);
        as(ada).body(Map.of("title", title + ", changed again")).patch("/posts/" + post).then().statusCode(200);

        withKey().post("/posts/{post}/revisions/1/restore", post).then().statusCode(200).body("title", equalTo(title));

        as(ada).get("/posts/{post}", post).then().body("title", equalTo(title + ", changed again"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "authors", "categories" })
    void aRepeatedCreationOfAnAuthorOrCategoryGetsTheStoredResponse(String resources) {
        var request = asAdmin().header("Idempotency-Key", key).body(Map.of("name", title));
        var first = request.post("/" + resources);

        var second = request.post("/" + resources);

        second.then().statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(first.path("id")));
    }

    @Test
    void eachCallerHasIdempotencyKeysOfTheirOwn() {
        var grace = somebody("Grace", "author");
        var adas = post(title);

        var graces = as(grace).header("Idempotency-Key", key).body(Map.of("title", title)).post("/posts");

        graces.then().statusCode(201).header("Idempotency-Replayed", nullValue()).body("id", not(equalTo(adas.path("id"))));
    }

    @Test
    void aRequestThatBreaksARuleLeavesItsKeyUnused() {
        post(" ").then().statusCode(422).body("type", equalTo("/problems/invalid"));

        assertKeyIsUnused();
    }

    @Test
    void aRequestWithAnUnknownAuthorLeavesItsKeyUnused() {
        withKey().body(Map.of("title", title, "authors", List.of("no-such-author"))).post("/posts").then().statusCode(422);

        assertKeyIsUnused();
    }

    @Test
    void aRequestWithMalformedJsonLeavesItsKeyUnused() {
        withKey().body("{\"title\": ").post("/posts").then().statusCode(400);

        assertKeyIsUnused();
    }

    /** Libraries of clients write the scheme differently, which must not keep a retry from finding the stored response. */
    @Test
    void aRepeatedRequestMayWriteTheBearerSchemeDifferently() {
        var first = post(title);

        var second = anyone().header("Authorization", "bearer   " + ada.token()).header("Idempotency-Key", key)
                .body(Map.of("title", title)).post("/posts");

        second.then().statusCode(201).body("id", equalTo(first.path("id")));
    }

    @Test
    void aRequestWhoseKeyIsInUseGets409() {
        var token = asAdmin().queryParam("prefix", ada.token()).get("/tokens").<String> path("items[0].id");

        var meanwhile = QuarkusTransaction.requiringNew().call(() -> {
            assertTrue(lock.tryAcquire(KeyedRequest.lock(UUID.fromString(token), key)));
            return post(title);
        });

        meanwhile.then().statusCode(409).body("type", equalTo("/problems/in-flight")).header("Retry-After", "1");
        assertKeyIsUnused();
    }

    @Test
    void manyConcurrentRequestsWithOneKeyCreateOnePost() {
        var responses = AtOnce.times(16, i -> post(title));

        var created = responses.stream().filter(response -> response.statusCode() == 201).toList();
        assertEquals(1, created.stream().filter(response -> response.header("Idempotency-Replayed") == null).count());
        assertEquals(1, created.stream().map(Response::asString).collect(toSet()).size());
        responses.stream().filter(response -> response.statusCode() != 201)
                .forEach(response -> response.then().statusCode(409).header("Retry-After", notNullValue()));
        assertThat(postsWithTitle(), hasSize(1));
    }

    @Test
    void aKeyStillReplaysItsResponseShortlyBeforeADayHasPassed() {
        post(title);
        TestClock.INSTANCE.moveBy(Duration.ofHours(24).minusMinutes(1));

        post(title).then().header("Idempotency-Replayed", "true");
    }

    @Test
    void aKeyCanBeUsedAgainAfterADay() {
        post(title);
        TestClock.INSTANCE.moveBy(Duration.ofHours(24).plusMinutes(1));

        assertKeyIsUnused();

        post(title).then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(postsWithTitle(), hasSize(2));
    }

    @Test
    void aStoredResponseIsDeletedAfterADay() {
        var otherKey = UUID.randomUUID().toString();
        post(title);
        TestClock.INSTANCE.moveBy(Duration.ofHours(25));
        as(ada).header("Idempotency-Key", otherKey).body(Map.of("title", title)).post("/posts").then().statusCode(201);

        deleteExpiredResponses.run();

        assertThat(storedResponses(key), hasSize(0));
        assertThat(storedResponses(otherKey), hasSize(1));
    }

    @Test
    void aLongStoredResponseIsReplayedInFull() {
        var body = Map.of("title", title, "content", Map.of("format", "markdown", "source", "A long story. ".repeat(70_000)));
        var first = withKey().body(body).post("/posts");

        var second = withKey().body(body).post("/posts");

        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertTrue(first.asString().equals(second.asString()));
    }

    /** The secret of a token can be read from this response only. */
    @Test
    void aRepeatedCreationOfATokenGetsTheSecretWhichIsStoredEncrypted() {
        var request = asAdmin().header("Idempotency-Key", key)
                .body(Map.of("author", ada.slug(), "name", title, "scopes", List.of("read")));
        var first = request.post("/tokens");
        String secret = first.path("token");

        var second = request.post("/tokens");

        second.then().statusCode(201).header("Location", first.header("Location")).contentType(first.contentType());
        assertEquals(first.asString(), second.asString());
        assertThat(storedResponses(key), hasSize(1));
        var text = Sql.texts("select encrypted from stored_response where idempotency_key = '" + key + "'").get(0);
        assertThat(text, not(containsString(secret)));
        assertThat(text, not(containsString(HexFormat.of().formatHex(secret.getBytes(UTF_8)))));
    }

    /** Stored responses are encrypted with the token, so without it they are of no use. */
    @Test
    void theStoredResponsesOfARevokedTokenAreDeleted() {
        post(title);
        var token = asAdmin().queryParam("prefix", ada.token()).get("/tokens").<String> path("items[0].id");

        asAdmin().delete("/tokens/" + token).then().statusCode(204);

        assertThat(storedResponses(key), hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "two words", "one\ttwo" })
    void aMalformedKeyIsRejected(String wrong) {
        as(ada).header("Idempotency-Key", wrong).body(Map.of("title", title)).post("/posts").then().statusCode(400)
                .body("errors[0].parameter", equalTo("Idempotency-Key"));
    }

    @Test
    void aKeyOf255CharactersIsAccepted() {
        as(ada).header("Idempotency-Key", "~".repeat(255)).body(Map.of("title", title)).post("/posts").then().statusCode(201);
    }

    @Test
    void aKeyOf256CharactersIsRejected() {
        as(ada).header("Idempotency-Key", "~".repeat(256)).body(Map.of("title", title)).post("/posts").then()
                .statusCode(400);
    }

    @Test
    void aSecondKeyIsRejected() {
        as(ada).header("Idempotency-Key", "one").header("Idempotency-Key", "two").body(Map.of("title", title)).post("/posts")
                .then().statusCode(400);
    }

    @Test
    void aShareIgnoresTheIdempotencyKey() {
        var slug = aPost(title).published().slug();

        for (var status : List.of(201, 200)) {
            anyone().header("Idempotency-Key", key).body(Map.of("network", "email")).post("/posts/{post}/shares", slug).then()
                    .statusCode(status).header("Idempotency-Replayed", nullValue());
        }
    }

    private Response post(String title) {
        return withKey().body(Map.of("title", title)).post("/posts");
    }

    private void assertKeyIsUnused() {
        post(title).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    private RequestSpecification withKey() {
        return as(ada).header("Idempotency-Key", key);
    }

    private String trashedPost() {
        var slug = aPost(title).by(ada).slug();
        as(ada).delete("/posts/{post}", slug).then().statusCode(204);
        return slug;
    }

    private List<String> postsWithTitle() {
        return Sql.texts("select id from post where title = '" + title + "'");
    }

    private static List<String> storedResponses(String key) {
        return Sql.texts("select id from stored_response where idempotency_key = '" + key + "'");
    }
}
