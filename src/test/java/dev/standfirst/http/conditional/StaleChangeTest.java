package dev.standfirst.http.conditional;

import static java.util.Collections.frequency;
import static java.util.Collections.nCopies;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Two people change the same thing. Whoever says which version they mean does not overwrite the other's work. */
@QuarkusTest
class StaleChangeTest extends ApiTest {

    private static final int WRITERS = 8;

    /** What can be changed; each story makes its own, but for the site, of which there is one. */
    enum Thing {
        POST,
        AUTHOR,
        CATEGORY,
        TAG,
        SITE;

        /** The path of a new one. */
        String make() {
            return switch (this) {
                case POST -> "/posts/" + aPost("A quay for two").published().slug();
                case AUTHOR -> "/authors/" + somebody("Ada", "contributor").slug();
                case CATEGORY -> "/categories/" + aCategory("Quays", null);
                case TAG -> "/tags/" + aTag();
                case SITE -> "/site";
            };
        }

        /** A property that every one can have changed without moving. */
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
    void giveTheSiteItsDescriptionBack() {
        asAdmin().body("{\"description\":null}").patch("/site").then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void whoHasSeenThePresentVersionChangesIt(Thing thing) {
        var path = thing.make();
        var tag = tag(path);

        var answer = change(thing, path, tag);

        assertTrue(tag.endsWith("-gzip\""), tag);
        answer.then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerToAChangeNamesTheNextVersion(Thing thing) {
        var path = thing.make();
        var first = change(thing, path, "*");

        var second = change(thing, path, first.header("ETag"));

        second.then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void whoHasSeenAnOlderVersionIsToldThePresentOne(Thing thing) {
        var path = thing.make();
        var tag = tag(path);
        int present = change(thing, path, tag).path("version");
        var body = anyone().get(path).asString();

        var answer = change(thing, path, tag);

        answer.then().statusCode(412).contentType("application/problem+json").body("type", equalTo("/problems/stale"))
                .body("currentVersion", equalTo(present)).body("detail", containsString("is " + present + "."))
                .body("errors[0].parameter", equalTo("If-Match")).body("errors[0].code", equalTo("Stale"));
        assertEquals(body, anyone().get(path).asString());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SITE")
    void noOlderVersionIsDeleted(Thing thing) {
        var path = thing.make();
        var tag = tag(path);
        change(thing, path, tag).then().statusCode(200);

        var stale = asAdmin().header("If-Match", tag).delete(path);
        var present = asAdmin().header("If-Match", tag(path)).delete(path);

        stale.then().statusCode(412);
        present.then().statusCode(204);
    }

    @ParameterizedTest
    @EnumSource
    void ofThoseWhoHaveSeenTheSameVersionOneChangesIt(Thing thing) {
        var path = thing.make();
        var tag = tag(path);

        var answers = statuses(AtOnce.times(WRITERS, i -> change(thing, path, tag)));

        assertEquals(1, frequency(answers, 200), answers::toString);
        assertEquals(WRITERS - 1, frequency(answers, 412), answers::toString);
    }

    @ParameterizedTest
    @EnumSource
    void whoSaysNothingOverwrites(Thing thing) {
        var path = thing.make();

        var answers = AtOnce.times(WRITERS,
                i -> asAdmin().body(Map.of(thing.property(), unique("Changed"))).patch(path));

        assertEquals(nCopies(WRITERS, 200), statuses(answers));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoTagIsNamed(Thing thing) {
        var answer = change(thing, thing.make(), "3");

        answer.then().statusCode(400).body("type", equalTo("/problems/invalid-parameter"))
                .body("errors[0].parameter", equalTo("If-Match"));
    }

    @Test
    void aHeaderThatIsTooLongIsNamed() {
        var answer = change(Thing.SITE, "/site", "\"1.a\",".repeat(1_500));

        answer.then().statusCode(400).body("errors[0].parameter", equalTo("If-Match")).body("errors[0].code", equalTo("Size"));
    }

    @Test
    void whoMayNotChangeItLearnsNoVersion() {
        var ada = somebody("Ada", "author");
        var draft = aPost("Not for Ada").slug();
        var published = aPost("For Ada to read").published().slug();

        var hidden = as(ada).header("If-Match", "\"9.a\"").body(Map.of("title", "Mine")).patch("/posts/{post}", draft);
        var foreign = as(ada).header("If-Match", "\"9.a\"").delete("/posts/{post}", published);

        hidden.then().statusCode(404);
        foreign.then().statusCode(403);
    }

    private static Response change(Thing thing, String path, String ifMatch) {
        return asAdmin().header("If-Match", ifMatch).body(Map.of(thing.property(), unique("Changed"))).patch(path);
    }

    private static String tag(String path) {
        return anyone().get(path).header("ETag");
    }

    private static List<Integer> statuses(List<Response> answers) {
        return answers.stream().map(Response::statusCode).toList();
    }
}
