package dev.standfirst.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.RawRequest;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Hostile input to every operation, sent by an admin, whose requests get furthest: no response is a 5xx or shows internals of
 * the service.
 */
@QuarkusTest
class NastyInputTest extends ApiTest {

    private static final List<String> READS = List.of("/posts", "/posts/%s", "/posts/%s/shares", "/shares", "/authors",
            "/authors/%s",
            "/categories", "/categories/%s", "/tags", "/tags/%s", "/site", "/me", "/tokens");

    private static final List<String> WRITES = List.of("POST /posts", "PATCH /posts/%s", "POST /posts/%s/preview-links",
            "POST /posts/%s/shares",
            "PUT /posts/%s/shares",
            "POST /authors", "PATCH /authors/%s", "POST /categories", "PATCH /categories/%s", "PATCH /tags/%s",
            "POST /tokens");

    private static final List<String> DELETES = List.of("/authors/%s", "/categories/%s", "/tags/%s", "/posts/%s", "/tokens/%s");

    private static final List<String> PARAMETERS = List.of("limit", "page", "cursor", "total", "sort", "include", "fields",
            "author",
            "category", "tag", "language", "featured", "status", "publishedAfter", "updatedAfter", "ids", "exclude", "posts",
            "tree", "prefix", "preview");

    private static final List<String> VALUES = List.of("", "%00", "%20", "-1", "0", "99999999999999999999", "1e9", "NaN",
            "null", "true",
            "'", "%22", "%25", "--", "a'%20or%20'1'='1", "%F0%9F%98%80", "%EF%BF%BF", ",", ",,", "a,,b", "-", "--title",
            "title,title",
            "%5C", "%5B%5D", "%7B%7D", "..", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00%2B18:00", "AAAA", "AAAAAHt9",
            "x".repeat(5_000),
            "0193b0a0-0000-7000-8000-000000000000", "00000000-0000-0000-0000-000000000000", "drafts", "%E2%80%AE", "a;b", "a+b",
            "*", "_");

    private static final List<String> BODIES = List.of("", "{}", "[]", "null", "0", "\"\"", "{\"\":\"\"}", "{\"title\":null}",
            "{\"title\":\"\\u0000\"}", "{\"title\":\"\\ud800\"}", "{\"title\":\"" + "x".repeat(20_000) + "\"}",
            "{\"title\":\"😀\"}",
            "{\"title\":\"---\"}", "{\"title\":\"\\u202e\\ufffe\"}",
            "{\"name\":\"x\"}", "{\"name\":\"\\u0000\"}", "{\"name\":\"---\"}", "{\"name\":\"\\u3000\"}",
            "{\"name\":\"x\",\"slug\":\"\"}",
            "{\"name\":\"x\",\"parent\":\"x\"}", "{\"name\":\"x\",\"parent\":\"0193b0a0-0000-7000-8000-000000000000\"}",
            "{\"name\":\"x\",\"role\":null,\"email\":\"a@b\",\"links\":[null]}", "{\"name\":\"x\",\"links\":[{}]}",
            "{\"title\":\"x\",\"slug\":\"0193b0a0-0000-7000-8000-000000000000\"}", "{\"title\":\"x\",\"authors\":[]}",
            "{\"title\":\"x\",\"authors\":[null]}", "{\"title\":\"x\",\"authors\":[\"\"]}",
            "{\"title\":\"x\",\"authors\":[\"admin\",\"admin\"]}",
            "{\"title\":\"x\",\"categories\":[\"%\"]}", "{\"title\":\"x\",\"tags\":[\"---\",\"---\"]}",
            "{\"title\":\"x\",\"tags\":[\"😀\"]}",
            "{\"title\":\"x\",\"tags\":[\"A\",\"a\"]}", "{\"title\":\"x\",\"publishedAt\":\"9999-12-31T23:59:59.999999999Z\"}",
            "{\"title\":\"x\",\"publishedAt\":\"0000-01-01T00:00:00+18:00\"}", "{\"title\":\"x\",\"publishedAt\":-1e400}",
            "{\"title\":\"x\",\"status\":\"published\",\"publishedAt\":\"9999-01-01T00:00:00Z\"}",
            "{\"title\":\"x\",\"content\":{}}", "{\"title\":\"x\",\"content\":null}",
            "{\"title\":\"x\",\"content\":{\"format\":\"html\"}}",
            "{\"title\":\"x\",\"content\":{\"format\":\"markdown\",\"source\":\"" + "[".repeat(5_000) + "\"}}",
            "{\"title\":\"x\",\"content\":{\"format\":\"html\",\"source\":\"" + "<div>".repeat(5_000) + "\"}}",
            "{\"title\":\"x\",\"content\":{\"format\":\"markdown\",\"source\":\"" + ">".repeat(5_000) + "\"}}",
            "{\"title\":\"x\",\"coverImage\":{}}", "{\"title\":\"x\",\"coverImage\":{\"url\":\"https://[\"}}",
            "{\"title\":\"x\",\"seo\":{\"noIndex\":null}}",
            "{\"title\":\"x\",\"language\":\"xx-YY-zzzzzzzz\"}", "{\"language\":\"\"}", "{\"url\":\"https://\"}",
            "{\"url\":\"https://x\",\"title\":\" \"}",
            "{\"expiresIn\":null}", "{\"expiresIn\":\"PT9999999999999999H\"}", "{\"expiresIn\":\"P106751991167300D\"}",
            "{\"expiresIn\":\"-P1D\"}", "{\"expiresIn\":1e9}", "{\"expiresIn\":[\"PT1H\"]}",
            "{\"network\":null}", "{\"network\":\"\"}", "{\"network\":\"Facebook\"}", "{\"networks\":null}",
            "{\"networks\":{}}",
            "{\"networks\":{\"facebook\":null}}", "{\"networks\":{\"facebook\":9223372036854775808}}",
            "{\"networks\":{\"\":1}}",
            "{\"networks\":{\"facebook\":1.5}}", "{\"networks\":{\"facebook\":1e3}}",
            "{\"author\":\"admin\",\"name\":\"x\",\"scopes\":[]}",
            "{\"author\":\"admin\",\"name\":\"x\",\"scopes\":[null]}",
            "{\"author\":\"nobody\",\"name\":\"x\",\"scopes\":[\"read\"]}",
            "{\"author\":\"admin\",\"name\":\"x\",\"scopes\":[\"read\",\"read\"],\"expiresAt\":\"1000-01-01T00:00:00Z\"}",
            "{\"a\":".repeat(99) + "1" + "}".repeat(99), "{\"a\":" + "9".repeat(2_000) + "}",
            "{\"" + "k".repeat(60_000) + "\":1}", "1e999999999");

    private static final List<String> SEGMENTS = List.of("x", "%00", "%20", "..", "%2e%2e", "%2F", "-", "a%00b", "%F0%9F%98%80",
            "a;b=c", ";", "~",
            "0193b0a0-0000-7000-8000-000000000000", "0193B0A0-0000-7000-8000-000000000000", "y".repeat(3_000), "+", "*", "'",
            "%5C", "admin");

    private static final List<String> HEADERS = List.of("Accept: nonsense", "Accept: */*;q=nonsense", "Accept: ,",
            "Accept-Language: *",
            "Accept-Language: \u00ff", "Accept-Language: en;q=9, de;q=x, zh-Hant-TW-x-y",
            "Accept-Language: " + "a-".repeat(2_000), "If-None-Match: \"",
            "If-None-Match: " + "W/\"\",".repeat(1_000), "Content-Type: ", "Content-Type: a/b/c", "Authorization: ",
            "Authorization: Bearer",
            "Authorization: Basic eDp5", "Authorization: Bearer \u00e9", "traceparent: 00-x", "X-Forwarded-For: x",
            "Forwarded: for=\"", "Origin: null",
            "Origin: nonsense", "Cookie: ;;=;", "Range: bytes=-", "X-HTTP-Method-Override: DELETE", "Expect: 100-continue",
            "Expect: x",
            "Accept-Encoding: gzip;q=", "Transfer-Encoding: x", "Content-Length: 99999999999999999999",
            "Content-Length: -1", "Content-Length: x", "Content-Length: 5, 5", "Host: ", "User-Agent: " + "u".repeat(8_000));

    static List<String> paths() {
        return SEGMENTS;
    }

    static List<String> values() {
        return VALUES;
    }

    static List<String> bodies() {
        return BODIES;
    }

    static List<String> headers() {
        return HEADERS;
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aHostilePathSegmentCausesNoFault(String segment) {
        for (var read : READS) {
            assertNoFault(get("/api/v1" + read.replace("%s", segment)));
        }
        for (var delete : DELETES) {
            assertNoFault(new RawRequest(
                    "DELETE /api/v1" + delete.replace("%s", segment.equals("admin") ? "x" : segment) + " HTTP/1.1"));
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void aHostileParameterValueCausesNoFault(String value) {
        for (var read : READS) {
            for (var parameter : PARAMETERS) {
                if (read.equals("/posts") || parameter.equals("fields") || parameter.equals("sort") || parameter.equals("posts")
                        || parameter.equals("author") || parameter.equals("include") || parameter.equals("prefix")
                        || parameter.equals("preview")) {
                    assertNoFault(get("/api/v1" + read.replace("%s", "x") + "?" + parameter + "=" + value));
                }
            }
        }
        assertNoFault(get("/api/v1/posts?" + value));
        assertNoFault(new RawRequest("DELETE /api/v1/authors/x?reassignTo=" + value + " HTTP/1.1"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aHostileBodyCausesNoFault(String body) {
        var tag = unique("fire");
        var post = aPost("A crane under fire").tags(tag).published().create();
        var targets = Map.of("/posts/%s", post.getString("id"), "/authors/%s", somebody("Ada Brand", "author").id(),
                "/categories/%s", aCategory(unique("Fire"), null), "/tags/%s", tag.replace(' ', '-'));
        for (var write : WRITES) {
            // The site is left out, because all tests share it.
            var path = targets.entrySet().stream().reduce(write, (line, target) -> line.contains(target.getKey())
                    ? line.replace("%s", target.getValue())
                    : line, (one, other) -> other);
            assertNoFault(new RawRequest(path.replace(" /", " /api/v1/") + " HTTP/1.1").json(body.getBytes(UTF_8)));
        }
        assertNoFault(new RawRequest("POST /api/v1/posts HTTP/1.1").json(body.getBytes(StandardCharsets.UTF_16)));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHostileHeaderCausesNoFault(String header) {
        var paths = new ArrayList<>(List.of("/nope", "/openapi", "/q/health/live"));
        READS.forEach(read -> paths.add("/api/v1" + read.replace("%s", "x")
                + (read.startsWith("/posts") && !read.endsWith("shares") ? "?include=publishedAgo" : "")));
        for (var path : paths) {
            assertNoFault(new RawRequest("GET " + path + " HTTP/1.1").header(header));
        }
        assertNoFault(new RawRequest("POST /api/v1/posts/x/shares HTTP/1.1").header(header)
                .json("{\"network\":\"x\"}".getBytes(UTF_8)));
    }

    private static RawRequest get(String path) {
        return new RawRequest("GET " + path + " HTTP/1.1");
    }

    private static final Pattern FAULT = Pattern.compile("\\AHTTP/1\\.1 5(?!01)\\d\\d");
    private static final Pattern LEAK = Pattern
            .compile("dev\\.standfirst|\\bat [a-z]+\\.[a-z]+\\.|java\\.lang|org\\.hibernate|select p|SQLSTATE|com\\.fasterxml");

    private static void assertNoFault(RawRequest request) {
        var response = request.header("Authorization: Bearer " + TestDatabase.ADMIN_TOKEN).send();
        assertTrue(response.startsWith("HTTP/1.1 ") && !FAULT.matcher(response).find() && !LEAK.matcher(response).find(),
                response);
    }
}
