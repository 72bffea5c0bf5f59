package dev.standfirst.http.query;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** A query with an unknown parameter or an invalid value is rejected. */
@QuarkusTest
class QueryParametersTest extends ApiTest {

    @Test
    void anUnknownParameterIsReportedWithTheKnownOnes() {
        var response = anyone().get("/posts?limt=5&sort=title");

        response.then().statusCode(400).body("type", equalTo("/problems/unknown-parameter"))
                .body("errors", hasSize(1)).body("errors[0].parameter", equalTo("limt"))
                .body("errors[0].pointer", equalTo(null))
                .body("errors[0].detail",
                        allOf(containsString("limit"), containsString("publishedAfter"), containsString("sort")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/posts?Limit=5", "/posts?limit%5B%5D=5", "/posts/some-post?limit=5", "/site?verbose=true",
            "/me?x=1",
            "/shares?post=a", "/posts?=5", "/posts?limit=5&offset=2" })
    void aParameterThatTheOperationDoesNotDeclareIsRejected(String path) {
        anyone().urlEncodingEnabled(false).get(path).then().statusCode(400).body("type",
                equalTo("/problems/unknown-parameter"));
    }

    @Test
    void allParametersOfTheWrongTypeAreReportedTogether() {
        var response = anyone().get("/posts?limit=many&featured=yes&publishedAfter=yesterday");

        response.then().statusCode(400).body("errors.parameter", contains("limit", "featured", "publishedAfter"))
                .body("errors.code", contains("WrongType", "WrongType", "WrongType"));
    }

    @ParameterizedTest
    @CsvSource({ "limit=1&limit=2, limit", "sort=title&sort=title, sort", "limit=, limit", "featured=, featured",
            "author=, author",
            "cursor=, cursor", "limit=%20, limit", "limit=1.5, limit", "limit=1e1, limit", "limit=%2B5, limit",
            "limit=0x5, limit",
            "limit=99999999999, limit", "limit=%D9%A5, limit", "featured=2, featured", "featured=yes, featured",
            "publishedAfter=2026-01-01, publishedAfter", "publishedAfter=1767225600, publishedAfter",
            "publishedAfter=2026-13-01T00:00:00Z, publishedAfter", "publishedAfter=2026-01-01T00:00:00, publishedAfter",
            "author=a%00b, author", "page=x, page", "limit=0, limit", "limit=101, limit", "page=0, page", "total=-1, total",
            "fields=nope, fields", "include=nope, include", "sort=nope, sort", "cursor=nope, cursor", "status=nope, status",
            "publishedAfter=0000-01-01T00:00:00Z, publishedAfter" })
    void aParameterWithAnInvalidValueIsReported(String query, String parameter) {
        var response = anyone().urlEncodingEnabled(false).get("/posts?" + query);

        assertInvalid(response, parameter);
    }

    @Test
    void timeParametersAcceptAnyOffset() {
        var title = unique("A crane in time");
        var post = aPost(title).publishedAt(Instant.parse("2025-05-05T10:30:00Z")).create();

        var response = anyone().urlEncodingEnabled(false)
                .get("/posts?ids=" + post.getString("id")
                        + "&publishedAfter=2025-05-05T12:29:59%2B02:00&publishedBefore=2025-05-05t10:30:00.5z");

        response.then().statusCode(200).body("items.title", contains(title));
    }

    /** In a query, a plus sign means a space, which a time never has there; many clients forget to escape the sign. */
    @Test
    void anUnescapedPlusSignInATimeIsAccepted() {
        var response = anyone().urlEncodingEnabled(false).get("/posts?publishedAfter=2025-05-05T12:29:59+02:00");

        response.then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2025-05-05T12:29:59+0200", "2025-05-05T12:29:59.000000+0000", "2025-05-05T12:29Z",
            "2025-05-05T12:29:59+02", "2025-05-05T12:29:59 0200", "2025-05-05T12:29:59 02", "2025-05-05 12:29:59Z",
            "2025-05-05 12:29:59 02:00" })
    void timesInTheFormsOfManyClientsAreAccepted(String time) {
        anyone().queryParam("publishedAfter", time).get("/posts").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({ "1, true", "True, true", "TRUE, true", "0, false", "False, false", "false, false" })
    void booleansInTheFormsOfManyClientsAreAccepted(String value, boolean isCounted) {
        var page = anyone().queryParam("total", value).get("/posts").then().statusCode(200).extract().jsonPath().getMap("page");

        assertEquals(isCounted, page.get("total") != null);
    }

    @ParameterizedTest
    @ValueSource(strings = { "false", "False", "FALSE", "0" })
    void aFilterByABooleanInAnotherFormFindsTheSame(String value) {
        var post = aPost(unique("A crane in a form")).publishedAt(Instant.parse("2025-05-05T10:30:00Z")).create();

        anyone().get("/posts?ids={id}&featured={featured}", post.getString("id"), value).then().statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void aLocalTimeIsRejectedWithTheAdviceToAddItsOffset() {
        var response = anyone().urlEncodingEnabled(false)
                .get("/posts?publishedAfter=2025-05-05T12:29:59&publishedBefore=2025-05-05T12:29:59Z%5BUTC%5D");

        response.then().statusCode(400).body("errors[0].detail", containsString("add its offset"))
                .body("errors[1].detail", containsString("must not name a time zone"));
    }

    @Test
    void unknownNamesAreAllReportedWithTheNearestKnownOnes() {
        anyone().get("/posts?limt=5&page=x").then().statusCode(400).body("errors.parameter", contains("limt", "page"))
                .body("errors[0].detail", containsString("the nearest is “limit”"));
        anyone().get("/posts?sort=-publisedAt,titel").then().statusCode(400).body("errors.parameter", contains("sort", "sort"))
                .body("errors.detail", contains(containsString("“publishedAt”"), containsString("“title”")));
        anyone().get("/posts?include=contnt,shres").then().statusCode(400)
                .body("errors.detail", contains(containsString("“content”"), containsString("“shares”")));
        anyone().get("/posts?fields=titel,slgu").then().statusCode(400)
                .body("errors.detail", contains(containsString("“title”"), containsString("“slug”")));
        anyone().get("/posts?status=publised,drafts").then().statusCode(400)
                .body("errors.detail", contains(containsString("“published”"), containsString("“draft”")));
    }

    @Test
    void spacesAroundCommasAreIgnored() {
        anyone().queryParam("sort", "-publishedAt , title").queryParam("include", "content, seo")
                .queryParam("fields", "title,slug").get("/posts").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2025-05-05 12:29", " 2025-05-05T12:29:59Z", "2025-05-05T12:29:59 Z", "2025-05-05  12:29:59Z" })
    void aTimeWithAnyOtherSpaceIsRejected(String time) {
        assertInvalid(anyone().queryParam("publishedAfter", time).get("/posts"), "publishedAfter");
    }

    @Test
    void aHeadRequestWithAnUnknownParameterIsRejected() {
        anyone().head("/posts?limt=5").then().statusCode(400);
    }

    @Test
    void aWriteWithAnUnknownParameterIsRejected() {
        anyone().body("{}").post("/posts?draft=true").then().statusCode(400).body("errors[0].parameter", equalTo("draft"));
    }

    @Test
    void aListParameterAcceptsAHundredSlugsOfMaximumLength() {
        anyone().get("/posts?ids=" + String.join(",", Collections.nCopies(100, "s".repeat(120)))).then().statusCode(400)
                .body("errors.code", contains("Unknown"));
    }

    private static void assertInvalid(Response response, String parameter) {
        response.then().statusCode(400).contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-parameter"))
                .body("errors[0].parameter", equalTo(parameter)).body("errors[0].pointer", equalTo(null));
    }
}
