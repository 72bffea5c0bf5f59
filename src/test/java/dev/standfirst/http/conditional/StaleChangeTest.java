package dev.standfirst.http.conditional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.frequency;
import static java.util.Collections.nCopies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.RawRequest;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Concurrent changes of a resource. A client that sends {@code If-Match} does not overwrite the change of another. */
@QuarkusTest
class StaleChangeTest extends ApiTest {

    private static final int WRITERS = 8;

    /** Kinds of resources; each test creates its own, except for the site, of which there is only one. */
    enum Thing {
        POST,
        AUTHOR,
        CATEGORY,
        TAG,
        SITE;

        /** Creates a resource of this kind, and returns its path. */
        String create() {
            return switch (this) {
                case POST -> "/posts/" + aPost("A quay for two").published().slug();
                case AUTHOR -> "/authors/" + somebody("Ada", "contributor").slug();
                case CATEGORY -> "/categories/" + aCategory("Quays", null);
                case TAG -> "/tags/" + aTag();
                case SITE -> "/site";
            };
        }

        /** A property that can be changed without a new slug. */
        String property() {
            return switch (this) {
                case POST -> "title";
                case AUTHOR -> "bio";
                case CATEGORY, SITE -> "description";
                case TAG -> "name";
            };
        }

        private static String aTag() {
            var name = unique("Quay");
            aPost("A quay with a tag").tags(name).create();
            return name.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    @AfterEach
    void resetTheDescriptionOfTheSite() {
        asAdmin().body("{\"description\":null}").patch("/site").then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWithTheCurrentEntityTagSucceeds(Thing thing) {
        var path = thing.create();
        var entityTag = entityTag(path);

        var response = change(thing, path, entityTag);

        assertTrue(entityTag.endsWith("-gzip\""), entityTag);
        response.then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void theResponseToAChangeHasTheNextEntityTag(Thing thing) {
        var path = thing.create();
        var first = change(thing, path, "*");

        var second = change(thing, path, first.header("ETag"));

        second.then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWithAnOldEntityTagGets412WithTheCurrentVersion(Thing thing) {
        var path = thing.create();
        var entityTag = entityTag(path);
        int currentVersion = change(thing, path, entityTag).path("version");
        var body = asAdmin().get(path).asString();

        var response = change(thing, path, entityTag);

        response.then().statusCode(412).contentType("application/problem+json").body("type", equalTo("/problems/stale"))
                .body("currentVersion", equalTo(currentVersion)).body("detail", containsString("is " + currentVersion + "."))
                .body("errors[0].parameter", equalTo("If-Match")).body("errors[0].code", equalTo("Stale"));
        assertEquals(body, asAdmin().get(path).asString());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SITE")
    void aDeletionWithAnOldEntityTagGets412(Thing thing) {
        var path = thing.create();
        var entityTag = entityTag(path);
        change(thing, path, entityTag).then().statusCode(200);

        var response = asAdmin().header("If-Match", entityTag).delete(path);

        response.then().statusCode(412);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SITE")
    void aDeletionWithTheCurrentEntityTagSucceeds(Thing thing) {
        var path = thing.create();
        change(thing, path, entityTag(path)).then().statusCode(200);

        var response = asAdmin().header("If-Match", entityTag(path)).delete(path);

        response.then().statusCode(204);
    }

    @ParameterizedTest
    @EnumSource
    void onlyOneOfManyChangesWithTheSameEntityTagSucceeds(Thing thing) {
        var path = thing.create();
        var entityTag = entityTag(path);

        var statuses = statuses(AtOnce.times(WRITERS, i -> change(thing, path, entityTag)));

        assertEquals(1, frequency(statuses, 200), statuses::toString);
        assertEquals(WRITERS - 1, frequency(statuses, 412), statuses::toString);
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeWithoutIfMatchSucceeds(Thing thing) {
        var path = thing.create();

        var responses = AtOnce.times(WRITERS,
                i -> asAdmin().body(Map.of(thing.property(), unique("Changed"))).patch(path));

        assertEquals(nCopies(WRITERS, 200), statuses(responses));
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWithAMalformedEntityTagIsRejected(Thing thing) {
        var response = change(thing, thing.create(), "3");

        response.then().statusCode(400).body("type", equalTo("/problems/invalid-parameter"))
                .body("errors[0].parameter", equalTo("If-Match"));
    }

    /** An empty header would otherwise count as absent, and the change would overwrite others. */
    @ParameterizedTest
    @ValueSource(strings = { "", " ", ",", " , ,", "\t" })
    void aChangeWithAnEmptyIfMatchIsRejected(String ifMatch) {
        var path = "/api/v1" + Thing.POST.create();

        for (var method : List.of("PATCH", "DELETE")) {
            var response = new RawRequest(method + " " + path + " HTTP/1.1").header("If-Match: " + ifMatch)
                    .header("Authorization: Bearer " + TestDatabase.ADMIN_TOKEN).json("{\"title\":\"Mine\"}".getBytes(UTF_8))
                    .send();

            assertThat(response, allOf(startsWith("HTTP/1.1 400 "), containsString("/problems/invalid-parameter"),
                    containsString("If-Match")));
        }
    }

    /** Lines of the same header form one list (RFC 9110, §5.3). */
    @Test
    void severalLinesOfIfMatchAreOneList() {
        var path = Thing.POST.create();
        int version = anyone().get(path).path("version");

        asAdmin().header("If-Match", "\"99.a\"", "\"" + version + ".b\"").body(Map.of("title", "Listed")).patch(path).then()
                .statusCode(200);
        asAdmin().header("If-Match", "\"99.a\"", "\"98.b\"").body(Map.of("title", "Not listed")).patch(path).then()
                .statusCode(412);
    }

    @Test
    void aWeakEntityTagOfTheCurrentVersionIsRejectedWithTheReason() {
        var path = Thing.POST.create();

        change(Thing.POST, path, "W/" + entityTag(path)).then().statusCode(412)
                .body("detail", containsString("Send the strong ETag: omit the W/"));
    }

    /** To ignore them would be to drop the protection that the client relies on. */
    @ParameterizedTest
    @CsvSource({ "If-None-Match, *", "If-None-Match, '\"1.a\"'", "If-Unmodified-Since, 'Sun, 01 Mar 2026 09:30:00 GMT'" })
    void aChangeWithAnotherPreconditionIsRejected(String header, String value) {
        asAdmin().header(header, value).body(Map.of("title", "Mine")).patch(Thing.POST.create()).then().statusCode(400)
                .body("errors[0].parameter", equalTo(header)).body("detail", containsString("If-Match"));
    }

    @Test
    void aChangeWithATooLongIfMatchIsRejected() {
        var response = change(Thing.SITE, "/site", "\"1.a\",".repeat(1_500));

        response.then().statusCode(400).body("errors[0].parameter", equalTo("If-Match")).body("errors[0].code",
                equalTo("Size"));
    }

    @Test
    void aStaleChangeOfAHiddenPostGets404() {
        var ada = somebody("Ada", "author");
        var draft = aPost("Not for Ada").slug();

        var response = as(ada).header("If-Match", "\"9.a\"").body(Map.of("title", "Mine")).patch("/posts/{post}", draft);

        response.then().statusCode(404);
    }

    @Test
    void aStaleDeletionOfAPostOfAnotherAuthorGets403() {
        var ada = somebody("Ada", "author");
        var published = aPost("For Ada to read").published().slug();

        var response = as(ada).header("If-Match", "\"9.a\"").delete("/posts/{post}", published);

        response.then().statusCode(403);
    }

    private static Response change(Thing thing, String path, String ifMatch) {
        return asAdmin().header("If-Match", ifMatch).body(Map.of(thing.property(), unique("Changed"))).patch(path);
    }

    private static String entityTag(String path) {
        return asAdmin().get(path).header("ETag");
    }

    private static List<Integer> statuses(List<Response> responses) {
        return responses.stream().map(Response::statusCode).toList();
    }
}
