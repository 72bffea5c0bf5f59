package dev.standfirst.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.RawRequest;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Problems of RFC 9457: every rejected request gets one, whichever layer of the service rejects it. */
@QuarkusTest
class ProblemTest extends ApiTest {

    @Test
    void aProblemHasAllMembersOfRfc9457() {
        var response = anyone().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/posts/no-such-post");

        response.then().statusCode(404).contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("title", equalTo("Resource not found"))
                .body("status", equalTo(404))
                .body("detail", containsString("no-such-post"))
                .body("instance", equalTo("/api/v1/posts/no-such-post"))
                .body("traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .body("errors", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "nonsense", "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "" })
    void anInvalidTraceparentIsReplacedByANewTraceId(String traceparent) {
        var response = anyone().header("traceparent", traceparent).get("/posts/no-such-post");

        response.then().body("traceId",
                allOf(matchesPattern("[0-9a-f]{32}"), not(equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/nope", "/api", "/api/v1", "/api/v1/nope", "/api/v1/posts/a/b/c", "/q/nope", "/q",
            "/favicon.ico" })
    void anUnknownPathIsAProblem404(String path) {
        var response = given().get(path);

        assertProblem(response, 404, "not-found");
    }

    @Test
    void anUnsupportedMethodIsAProblem405WithTheAllowedMethods() {
        var response = asAdmin().put("/posts/some-post");

        assertProblem(response, 405, "method-not-allowed");
        response.then().header("Allow", equalTo("DELETE, GET, HEAD, OPTIONS, PATCH"));
    }

    @Test
    void anUnsupportedMediaTypeIsAProblem415WithTheAcceptedOnes() {
        var response = asAdmin().contentType("text/plain").body("title: A crane").post("/posts");

        assertProblem(response, 415, "unsupported-media-type");
        response.then().header("Accept", equalTo("application/json")).body("detail", containsString("application/json"));
    }

    @Test
    void aPatchAcceptsTwoMediaTypes() {
        var response = asAdmin().contentType("application/xml").body("<post/>").patch("/posts/some-post");

        response.then().statusCode(415).header("Accept", equalTo("application/json, application/merge-patch+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "application/", "json", "*", "application/json; charset" })
    void aMalformedMediaTypeIsRejected(String type) {
        var response = new RawRequest("POST /api/v1/posts/x/shares HTTP/1.1").header("Content-Type: " + type)
                .body("{}".getBytes(UTF_8)).send();

        assertThat(response, allOf(matchesPattern("(?s)HTTP/1.1 4[012][0-9].*"), containsString("application/problem+json")));
    }

    @Test
    void aRequestForHtmlIsAProblem406() {
        var response = anyone().accept("text/html").get("/posts");

        assertProblem(response, 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"title\":}", "{\"title\":\"A crane\"} {}", "{\"title\":\"A\",\"title\":\"B\"}",
            "{'title':'A'}",
            "{\"title\":\"A\",}", "{\"content\":{\"format\":\"html\",\"source\":\"<p>\",}}", "\uFEFF\uFEFF{}",
            "{\"title\":\"a\nb\"}", "// no" })
    void malformedJsonIsRejected(String body) {
        assertProblem(asAdmin().body(body.getBytes(UTF_8)).post("/posts"), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "POST /api/v1/posts", "PATCH /api/v1/site", "POST /api/v1/authors",
            "PATCH /api/v1/authors/admin" })
    void aMissingBodyIsRejected(String line) {
        var response = asAdmin().request(line.split(" ")[0], line.split(" ")[1].substring("/api/v1".length()));

        assertProblem(response, 400, "malformed");
    }

    @Test
    void aDuplicatePropertyIsRejected() {
        var response = asAdmin().body("{\"title\":\"A crane\",\"title\":\"A ship\"}").post("/posts");

        response.then().statusCode(400).body("detail", containsString("twice"));
    }

    @Test
    void veryDeepNestingIsRejected() {
        var response = asAdmin().body("{\"title\":" + "[".repeat(5_000)).patch("/site");

        assertProblem(response, 400, "malformed");
    }

    @Test
    void anUnknownPropertyIsReportedByItsPointer() {
        var response = asAdmin().body(Map.of("title", "A crane", "content", Map.of("format", "html", "source", "", "sauce", 1)))
                .post("/posts");

        assertProblem(response, 400, "unknown-property");
        response.then().body("errors[0].pointer", equalTo("/content/sauce")).body("errors[0].detail",
                containsString("format, source"));
    }

    @Test
    void aPointerEscapesSlashAndTilde() {
        var response = asAdmin().body(Map.of("title", "A crane", "a/b~c", 1)).post("/posts");

        response.then().body("errors[0].pointer", equalTo("/a~1b~0c"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"title\":5}|/title", "{\"title\":true}|/title", "{\"title\":[\"a\"]}|/title", "{\"title\":{}}|/title",
            "{\"title\":\"a\",\"featured\":\"true\"}|/featured", "{\"title\":\"a\",\"featured\":1}|/featured",
            "{\"title\":\"a\",\"featured\":\"\"}|/featured",
            "{\"title\":\"a\",\"publishedAt\":1700000000}|/publishedAt",
            "{\"title\":\"a\",\"publishedAt\":\"1700000000\"}|/publishedAt",
            "{\"title\":\"a\",\"publishedAt\":\"\"}|/publishedAt",
            "{\"title\":\"a\",\"publishedAt\":\"2026-03-01\"}|/publishedAt",
            "{\"title\":\"a\",\"publishedAt\":\"2026-02-30T00:00:00Z\"}|/publishedAt",
            "{\"title\":\"a\",\"status\":\"PUBLISHED\"}|/status", "{\"title\":\"a\",\"status\":1}|/status",
            "{\"title\":\"a\",\"status\":\"\"}|/status",
            "{\"title\":\"a\",\"tags\":\"ports\"}|/tags", "{\"title\":\"a\",\"tags\":{}}|/tags",
            "{\"title\":\"a\",\"tags\":\"\"}|/tags",
            "{\"title\":\"a\",\"tags\":[1]}|/tags/0", "{\"title\":\"a\",\"tags\":[\"b\",[]]}|/tags/1",
            "{\"title\":\"a\",\"content\":\"<p>\"}|/content", "{\"title\":\"a\",\"content\":\"\"}|/content",
            "{\"title\":\"a\",\"content\":[]}|/content",
            "{\"title\":\"a\",\"content\":[{\"format\":\"html\",\"source\":\"\"}]}|/content",
            "{\"title\":\"a\",\"coverImage\":{\"url\":\"https://a.example/b\",\"width\":\"5\"}}|/coverImage/width",
            "{\"title\":\"a\",\"coverImage\":{\"url\":\"https://a.example/b\",\"width\":5.0}}|/coverImage/width",
            "{\"title\":\"a\",\"coverImage\":{\"url\":\"https://a.example/b\",\"width\":5000000000}}|/coverImage/width",
            "{\"title\":\"a\",\"coverImage\":{\"url\":\"https://a.example/b\",\"width\":true}}|/coverImage/width",
            "{\"title\":\"a\",\"seo\":{\"noIndex\":\"false\"}}|/seo/noIndex",
            "{\"title\":\"a\",\"status\":\" draft\"}|/status", "{\"title\":\"a\",\"status\":\"draft\\u0000\"}|/status",
            "[]|``", "\"title\"|``", "5|``" })
    void aValueOfAWrongTypeIsReportedAndNeverConverted(String body, String pointer) {
        var response = asAdmin().body(body).post("/posts");

        assertProblem(response, 400, "wrong-type");
        response.then().body("errors", hasSize(1)).body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "null", "5", "\"title\"" })
    void aPatchThatIsNoObjectIsRejected(String body) {
        assertProblem(asAdmin().body(body).patch("/site"), 400, "wrong-type");
    }

    @Test
    void aPatchWithAValueOfAWrongTypeIsRejected() {
        var post = aPost("A crane in the fog").slug();

        var response = asAdmin().body("{\"coverImage\":{\"url\":\"https://a.example/b\",\"width\":\"5\"}}").patch(
                "/posts/{post}",
                post);

        assertProblem(response, 400, "wrong-type");
        response.then().body("errors[0].pointer", equalTo("/coverImage/width"));
    }

    @Test
    void anUnknownEnumValueIsReportedWithTheKnownOnes() {
        var response = asAdmin().body(Map.of("title", "A crane", "status", "publish")).post("/posts");

        response.then().statusCode(400).body("errors[0].pointer", equalTo("/status"))
                .body("errors[0].detail", allOf(containsString("“draft”"), containsString("“published”")));
    }

    @Test
    void everyPropertyThatBreaksARuleIsReported() {
        var response = asAdmin().body(Map.of("title", " ", "slug", "No Slug", "tags", List.of("fine", " "),
                "coverImage", Map.of("url", "javascript:alert(1)", "width", 0))).post("/posts");

        assertProblem(response, 422, "invalid");
        response.then()
                .body("errors.pointer",
                        containsInAnyOrder("/title", "/slug", "/tags/1", "/coverImage/url", "/coverImage/width"))
                .body("errors.find { it.pointer == '/title' }.code", equalTo("NotBlank"))
                .body("errors.find { it.pointer == '/coverImage/width' }.code", equalTo("Min"))
                .body("errors.parameter", equalTo(Arrays.asList(null, null, null, null, null)));
    }

    @Test
    void everyPropertyOfAPatchThatBreaksARuleIsReported() {
        var post = aPost("A crane in the rain").slug();

        var response = asAdmin().body(Map.of("title", "", "coverImage", Map.of("url", "nowhere"))).patch("/posts/{post}", post);

        assertProblem(response, 422, "invalid");
        response.then().body("errors.pointer", containsInAnyOrder("/title", "/coverImage/url"));
    }

    @Test
    void aMapValueThatBreaksARuleIsReportedByThePointerOfItsKey() {
        var post = aPost("A crane by night").published().slug();

        var response = asAdmin().body("{\"networks\":{\"facebook\":-1}}").put("/posts/{post}/shares", post);

        response.then().statusCode(422).body("errors[0].pointer", equalTo("/networks/facebook"))
                .body("errors[0].code", equalTo("PositiveOrZero"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\\u0000", "a\\u0000b", "\\ud800", "\\udc00\\ud800", "a\\ud83dz" })
    void aTextWithNulOrLoneSurrogatesIsRejected(String escaped) {
        var response = asAdmin().body("{\"title\":\"fine\",\"seo\":{\"title\":\"" + escaped + "\"}}").post("/posts");

        assertProblem(response, 422, "invalid");
        response.then().body("errors[0].pointer", equalTo("/seo/title"));
    }

    @Test
    void aTextWithNulIsRejectedInAPatch() {
        var post = aPost("A crane in the snow").slug();

        var response = asAdmin().body("{\"tags\":[\"fine\",\"\\u0000\"]}").patch("/posts/{post}", post);

        assertProblem(response, 422, "invalid");
        response.then().body("errors[0].pointer", equalTo("/tags/1"));
    }

    @Test
    void aMapKeyWithNulIsRejected() {
        var post = aPost("A crane at noon").published().slug();

        var response = asAdmin().body("{\"networks\":{\"\\u0000\":1}}").put("/posts/{post}/shares", post);

        assertProblem(response, 422, "invalid");
        response.then().body("errors[0].pointer", containsString("/networks"));
    }

    @Test
    void emojiAreAccepted() {
        var response = asAdmin().body("{\"title\":\"A crane \\ud83c\\udfd7 and a 🏗\"}").post("/posts");

        response.then().statusCode(201).body("title", equalTo("A crane 🏗 and a 🏗"));
    }

    @Test
    void aBodyThatIsNotUtf8IsRejected() {
        var response = asAdmin().body("{\"title\":\"Caf\u00e9 au port\"}".getBytes(ISO_8859_1)).post("/posts");

        assertProblem(response, 400, "malformed");
    }

    /** Overlong forms of “<” and “/”, a surrogate, a lone continuation, a character that never ends. */
    @ParameterizedTest
    @ValueSource(strings = { "e080bc", "c0af", "eda080", "80", "f4908080", "ff", "c3" })
    void aBodyThatIsNotWellFormedUtf8IsRejected(String hex) {
        var title = new String(HexFormat.of().parseHex(hex), ISO_8859_1);
        for (var body : List.of("{\"title\":\"a" + title + "\"}", "{\"a" + title + "\":1}", "{\"title\":\"a\"}" + title)) {
            var response = asAdmin().body(body.getBytes(ISO_8859_1)).post("/posts");

            assertProblem(response, 400, "malformed");
            response.then().body("detail", containsString("UTF-8"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-16", "UTF-16LE", "UTF-32" })
    void aBodyInAnotherUnicodeEncodingIsRejected(String charset) {
        var response = asAdmin().body("{\"title\":\"A crane\"}".getBytes(Charset.forName(charset))).post("/posts");

        assertProblem(response, 400, "malformed");
        response.then().body("detail", containsString("UTF-8"));
    }

    @Test
    void aWrongSizeIsReportedWithTheRightAndThePresentOne() {
        var response = asAdmin().body(Map.of("title", "x".repeat(301), "tags", Collections.nCopies(51, "Crane")))
                .post("/posts");

        response.then().statusCode(422).body("errors.detail", contains("must have at most 50 elements; it has 51",
                "must have at most 300 characters; it has 301"));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        asAdmin().body("\ufeff{\"title\":\"A crane after a mark\"}".getBytes(UTF_8)).post("/posts").then()
                .statusCode(201).body("title", equalTo("A crane after a mark"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "gzip", "GZIP", "br", "deflate", "identity, gzip", "aes128gcm", "x" })
    void aBodyWithAContentCodingIsRejected(String coding) {
        for (var line : List.of("POST /api/v1/posts", "PATCH /api/v1/site", "POST /api/v1/posts/x/shares")) {
            var response = new RawRequest(line + " HTTP/1.1").header("Content-Encoding: " + coding)
                    .header("Authorization: Bearer " + TestDatabase.ADMIN_TOKEN).json(new byte[] { 0x1f, (byte) 0x8b }).send();

            assertTrue(response.startsWith("HTTP/1.1 415 "), response);
            assertTrue(response.toLowerCase(Locale.ROOT).contains("\r\naccept-encoding: identity\r\n"), response);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "application/json; charset=utf-16 | 201", "application/json;charset=ISO-8859-1 | 201",
            "application/json; charset=\"UTF-8\" | 201", "APPLICATION/JSON;CHARSET=utf-8 | 201", "text/plain | 415" })
    void theCharsetOfAMediaTypeIsIgnored(String type, int status) {
        var response = new RawRequest("POST /api/v1/posts HTTP/1.1").header("Content-Type: " + type)
                .header("Authorization: Bearer " + TestDatabase.ADMIN_TOKEN)
                .body("{\"title\":\"A crane of a type\"}".getBytes(UTF_8)).send();

        assertTrue(response.startsWith("HTTP/1.1 " + status + " "), response);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/posts?tag=%", "/api/v1/posts?tag=%zz", "/api/v1/posts?tag=%ff", "/api/v1/posts?%ff=a",
            "/api/v1/posts/%", "/api/v1/posts/%zz", "/api/v1/posts/%ff", "/api/v1/posts/%ed%a0%80", "/%c0%af",
            "/api/v1/posts?tag=caf\u00e9", "/api/v1/posts?tag=\"a\"",
            "/api/v1/posts?tag=<a>", "/api/v1/posts/[a]", "/api/v1/posts/a%00b" })
    void aMalformedAddressIsRejected(String path) {
        var response = new RawRequest("GET " + path + " HTTP/1.1").send();

        assertThat(response, allOf(startsWith("HTTP/1.1 400 "), containsString("application/problem+json"),
                containsString("\"type\":\"/problems/malformed\"")));
    }

    @Test
    void aMalformedIdIsAProblem404() {
        var response = asAdmin().delete("/tokens/laptop");

        assertProblem(response, 404, "not-found");
    }

    @Test
    void anUnknownTokenIsAProblem401WithAChallenge() {
        var response = as("sfp_of-somebody-else").get("/posts");

        assertProblem(response, 401, "unauthenticated");
        response.then().header("WWW-Authenticate", equalTo("Bearer realm=\"standfirst\", error=\"invalid_token\""));
    }

    @Test
    void aMissingTokenIsAProblem401WithAChallenge() {
        var response = anyone().get("/me");

        assertProblem(response, 401, "unauthenticated");
        response.then().header("WWW-Authenticate", equalTo("Bearer realm=\"standfirst\""));
    }

    @Test
    void aBodyOfTenMegabytesIsReadAndItsSourceRejected() {
        var text = "word ".repeat(1_990_000);

        var response = asAdmin().body(Map.of("title", "A long one", "content", Map.of("format", "markdown", "source", text)))
                .post("/posts");

        response.then().statusCode(422).body("errors.pointer", contains("/content/source")).body("errors.code",
                contains("Size"));
    }

    @Test
    void aBodyOfMoreThanTenMebibytesIsAProblem413() {
        var response = asAdmin().body("{\"title\":\"" + "a".repeat(11_000_000) + "\"}").post("/posts");

        assertProblem(response, 413, "too-large");
        response.then().header("Connection", equalTo("close")).body("detail", containsString("10485760"));
    }

    @Test
    void aChunkedBodyOfMoreThanTenMebibytesIsAProblem413() {
        var chunks = new ByteArrayInputStream(("{\"title\":\"" + "a".repeat(11_000_000) + "\"}").getBytes(UTF_8));

        var response = asAdmin().body(chunks).post("/posts");

        assertProblem(response, 413, "too-large");
    }

    @Test
    void aProblemForAHeadRequestHasNoBody() {
        var response = anyone().head("/posts/no-such-post");

        response.then().statusCode(404).contentType("application/problem+json").body(equalTo(""));
    }

    private static void assertProblem(Response response, int status, String type) {
        response.then().statusCode(status).contentType("application/problem+json").body("type", equalTo("/problems/" + type))
                .body("status", equalTo(status)).body("instance", matchesPattern("/.*"))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("detail", not(containsString("dev.standfirst"))).body("detail", not(containsString("Exception")));
    }
}
