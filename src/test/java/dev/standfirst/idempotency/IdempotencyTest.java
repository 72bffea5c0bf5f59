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

/** A request that is sent again with its key does nothing again, and is answered as it was. */
@QuarkusTest
class IdempotencyTest extends ApiTest {

    @Inject
    TransactionLock lock;

    @Inject
    ForgetAnswers forgetAnswers;

    private final String key = UUID.randomUUID().toString();
    private final String title = unique("Twice sent");
    private Person ada;

    @BeforeEach
    void anAuthor() {
        ada = somebody("Ada", "author");
    }

    @Test
    void aRepetitionIsAnsweredLikeTheFirst() {
        var first = post(title);

        var second = post(title);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), second.asString());
        for (var header : List.of("Location", "ETag", "Cache-Control", "Content-Type")) {
            assertThat(header, second.header(header), notNullValue());
            assertEquals(first.header(header), second.header(header), header);
        }
        assertThat(posts(), hasSize(1));
    }

    @Test
    void withoutAKeyEveryRequestCounts() {
        as(ada).body(Map.of("title", title)).post("/posts").then().statusCode(201);
        as(ada).body(Map.of("title", title)).post("/posts").then().statusCode(201);

        assertThat(posts(), hasSize(2));
    }

    @Test
    void theFirstAnswerStaysWhateverBecomesOfThePost() {
        var first = post(title);
        as(ada).body(Map.of("title", "Something else")).patch("/posts/" + first.path("id")).then().statusCode(200);

        var second = post(title);

        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("ETag"), second.header("ETag"));
    }

    @Test
    void anotherBodyIsRefused() {
        post(title);

        var other = post(title + " or so");

        other.then().statusCode(422).body("type", equalTo("/problems/key-reused")).body("detail", containsString("body"));
        assertThat(posts(), hasSize(1));
    }

    @Test
    void anotherPathIsRefused() {
        var one = trashed();
        var two = trashed();
        keyed().post("/posts/{post}/restore", one).then().statusCode(200);

        keyed().post("/posts/{post}/restore", two).then().statusCode(422).body("type", equalTo("/problems/key-reused"));

        assertThat(Sql.texts("select id from post where trashed_at is not null and slug = '" + two + "'"), hasSize(1));
    }

    @Test
    void aPostIsTakenBackFromTheTrashOnce() {
        var slug = trashed();
        var first = keyed().post("/posts/{post}/restore", slug);

        var second = keyed().post("/posts/{post}/restore", slug);

        second.then().statusCode(200).header("Idempotency-Replayed", "true").header("ETag", first.header("ETag"));
        assertEquals(first.asString(), second.asString());
    }

    @Test
    void aRevisionIsRestoredOnce() {
        var post = aPost(title).by(ada).create().getString("id");
        as(ada).body(Map.of("title", title + ", changed")).patch("/posts/" + post).then().statusCode(200);
        keyed().post("/posts/{post}/revisions/1/restore", post).then().statusCode(200);
        as(ada).body(Map.of("title", title + ", changed again")).patch("/posts/" + post).then().statusCode(200);

        keyed().post("/posts/{post}/revisions/1/restore", post).then().statusCode(200).body("title", equalTo(title));

        as(ada).get("/posts/{post}", post).then().body("title", equalTo(title + ", changed again"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "authors", "categories" })
    void authorsAndCategoriesAreMadeOnce(String things) {
        var request = asAdmin().header("Idempotency-Key", key).body(Map.of("name", title));
        var first = request.post("/" + things);

        var second = request.post("/" + things);

        second.then().statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(first.path("id")));
    }

    @Test
    void eachCallerHasKeysOfTheirOwn() {
        var grace = somebody("Grace", "author");
        var adas = post(title);

        var graces = as(grace).header("Idempotency-Key", key).body(Map.of("title", title)).post("/posts");

        graces.then().statusCode(201).header("Idempotency-Replayed", nullValue()).body("id", not(equalTo(adas.path("id"))));
    }

    @Test
    void aRefusalLeavesTheKeyFree() {
        post(" ").then().statusCode(422).body("type", equalTo("/problems/invalid"));
        keyed().body(Map.of("title", title, "authors", List.of("no-such-author"))).post("/posts").then().statusCode(422);
        keyed().body("{\"title\": ").post("/posts").then().statusCode(400);

        post(title).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    /** Whether a retry finds the answer must not depend on how the client's library happens to write. */
    @Test
    void theSchemeMayBeWrittenInAnotherWay() {
        var first = post(title);

        var second = anyone().header("Authorization", "bearer   " + ada.token()).header("Idempotency-Key", key)
                .body(Map.of("title", title)).post("/posts");

        second.then().statusCode(201).body("id", equalTo(first.path("id")));
    }

    @Test
    void whoComesWhileTheFirstIsInFlightIsToldSoAtOnce() {
        var token = asAdmin().queryParam("prefix", ada.token()).get("/tokens").<String> path("items[0].id");

        var meanwhile = QuarkusTransaction.requiringNew().call(() -> {
            assertTrue(lock.tryAcquire(KeyedRequest.lock(UUID.fromString(token), key)));
            return post(title);
        });

        meanwhile.then().statusCode(409).body("type", equalTo("/problems/in-flight")).header("Retry-After", "1");
        post(title).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void manyAtOnceMakeOnePost() {
        var answers = AtOnce.times(16, i -> post(title));

        var made = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertEquals(1, made.stream().filter(answer -> answer.header("Idempotency-Replayed") == null).count());
        assertEquals(1, made.stream().map(Response::asString).collect(toSet()).size());
        answers.stream().filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> answer.then().statusCode(409).header("Retry-After", notNullValue()));
        assertThat(posts(), hasSize(1));
    }

    @Test
    void afterADayTheKeyIsFree() {
        post(title);
        TestClock.INSTANCE.moveBy(Duration.ofHours(24).minusMinutes(1));
        post(title).then().header("Idempotency-Replayed", "true");

        TestClock.INSTANCE.moveBy(Duration.ofMinutes(2));

        post(title).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        post(title).then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(posts(), hasSize(2));
    }

    @Test
    void afterADayTheAnswerIsRemoved() {
        var other = UUID.randomUUID().toString();
        post(title);
        TestClock.INSTANCE.moveBy(Duration.ofHours(25));
        as(ada).header("Idempotency-Key", other).body(Map.of("title", title)).post("/posts").then().statusCode(201);

        forgetAnswers.run();

        assertThat(kept(key), hasSize(0));
        assertThat(kept(other), hasSize(1));
    }

    @Test
    void aLongAnswerIsRepeatedWhole() {
        var body = Map.of("title", title, "content", Map.of("format", "markdown", "source", "A long story. ".repeat(150_000)));
        var first = keyed().body(body).post("/posts");

        var second = keyed().body(body).post("/posts");

        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertTrue(first.asString().equals(second.asString()));
    }

    /** The one answer that cannot be had in another way. */
    @Test
    void aTokenIsShownAgainToWhoMadeItAndLiesNowhere() {
        var request = asAdmin().header("Idempotency-Key", key)
                .body(Map.of("author", ada.slug(), "name", title, "scopes", List.of("read")));
        var first = request.post("/tokens");
        String secret = first.path("token");

        var second = request.post("/tokens");

        second.then().statusCode(201).header("Location", first.header("Location")).contentType(first.contentType());
        assertEquals(first.asString(), second.asString());
        assertThat(kept(key), hasSize(1));
        var text = Sql.texts("select answer from kept_answer where idempotency_key = '" + key + "'").get(0);
        assertThat(text, not(containsString(secret)));
        assertThat(text, not(containsString(HexFormat.of().formatHex(secret.getBytes(UTF_8)))));
    }

    /** With the token, what it was told; without it, nobody could read that. */
    @Test
    void theAnswersOfARevokedTokenGoWithIt() {
        post(title);
        var token = asAdmin().queryParam("prefix", ada.token()).get("/tokens").<String> path("items[0].id");

        asAdmin().delete("/tokens/" + token).then().statusCode(204);

        assertThat(kept(key), hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "two words", "one\ttwo" })
    void aKeyThatIsNoneIsNamed(String wrong) {
        as(ada).header("Idempotency-Key", wrong).body(Map.of("title", title)).post("/posts").then().statusCode(400)
                .body("errors[0].parameter", equalTo("Idempotency-Key"));
    }

    @Test
    void aKeyHasAsMuchRoomAsItNeeds() {
        as(ada).header("Idempotency-Key", "~".repeat(255)).body(Map.of("title", title)).post("/posts").then().statusCode(201);
        as(ada).header("Idempotency-Key", "~".repeat(256)).body(Map.of("title", title)).post("/posts").then()
                .statusCode(400);
        as(ada).header("Idempotency-Key", "one").header("Idempotency-Key", "two").body(Map.of("title", title)).post("/posts")
                .then().statusCode(400);
    }

    @Test
    void aShareTakesNoKey() {
        var slug = aPost(title).published().slug();

        for (var status : List.of(201, 200)) {
            anyone().header("Idempotency-Key", key).body(Map.of("network", "email")).post("/posts/{post}/shares", slug).then()
                    .statusCode(status).header("Idempotency-Replayed", nullValue());
        }
    }

    private Response post(String title) {
        return keyed().body(Map.of("title", title)).post("/posts");
    }

    private RequestSpecification keyed() {
        return as(ada).header("Idempotency-Key", key);
    }

    private String trashed() {
        var slug = aPost(title).by(ada).slug();
        as(ada).delete("/posts/{post}", slug).then().statusCode(204);
        return slug;
    }

    private List<String> posts() {
        return Sql.texts("select id from post where title = '" + title + "'");
    }

    private static List<String> kept(String key) {
        return Sql.texts("select id from kept_answer where idempotency_key = '" + key + "'");
    }
}
