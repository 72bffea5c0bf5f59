package dev.standfirst.http;

import static dev.standfirst.testing.RawConnection.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.RawConnection;
import dev.standfirst.testing.RawRequest;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;

/** Requests that the service rejects or redirects before any resource, cache or limit sees them. */
@QuarkusTest
class EdgeTest extends ApiTest {

    @ParameterizedTest
    @CsvSource({ "//api/v1/posts,/api/v1/posts", "/%61pi/v1/me,/api/v1/me",
            "/./api/v1/posts?language=%65n,/api/v1/posts?language=%65n",
            "/api/v1/x/../posts/?limit=1,/api/v1/posts?limit=1", "/api/v1/%2e%2E/v1/tags,/api/v1/tags",
            "/api//v1/categories?tree=true,/api/v1/categories?tree=true", "/api/v1/posts/x/%73hares/,/api/v1/posts/x/shares",
            "//evil.example/x,/evil.example/x", "/docs/,/docs", "/q//health/,/q/health", "/openapi/.,/openapi", "/../..,/",
            "http://a.example//api/v1/site,/api/v1/site", "/api/v1/tags/%c3%a4,/api/v1/tags/%C3%A4" })
    void anotherSpellingOfAPathIsRedirectedToThePath(String target, String canonical) {
        for (var method : List.of("GET", "POST")) {
            var response = sendAlone(request(method + " " + target));

            assertEquals(308, response.status(), target);
            assertThat(response.headers(), hasItem("location: " + canonical));
            assertThat(response.headers(), hasItem(startsWith("ratelimit-policy: ")));
            assertThat(response.headers(), hasItem("access-control-allow-origin: *"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/api/v1/posts;a=b", "/api/v1;x/posts", "/;/docs", "/api/v1/posts/x/shares;", "/%61;",
            "/api/v1/%00",
            "/api/v1/posts#top", "/a\\b", "/%c3" })
    void aMalformedPathIsA400(String target) {
        var response = sendAlone(request("GET " + target));

        assertEquals(400, response.status());
        assertThat(response.body(), containsString("\"type\":\"/problems/malformed\""));
        assertThat(response.headers(), hasItem(startsWith("ratelimit-policy: ")));
    }

    @Test
    void aSemicolonInAQueryIsAPartOfItsValue() {
        var list = sendAlone(request("GET /api/v1/posts?limit=1;page=2"));
        assertEquals(400, list.status());
        assertThat(list.body(), containsString("\"parameter\":\"limit\""));
        assertThat(list.body(), not(containsString("\"parameter\":\"page\"")));

        var site = sendAlone(request("GET /api/v1/site?a;b=1"));
        assertThat(site.body(), containsString("\"parameter\":\"a;b\""));
    }

    @ParameterizedTest
    @CsvSource({ "Z1Q /x HTTP/1.1,501", "TRACE /api/v1/posts HTTP/1.1,501", "get /api/v1/posts HTTP/1.1,501",
            "GET /api/v1/posts HTTP/9.9,505", "GET x HTTP/1.1,400", "PRI * HTTP/2.0,505" })
    void anUnknownRequestLineIsAProblemAndClosesTheConnection(String line, int status) {
        try (var connection = new RawConnection()) {
            var response = connection.exchange(line + "\r\nHost: a\r\n\r\n");

            assertEquals(status, response.status());
            assertThat(response.headers(), hasItem("content-type: application/problem+json"));
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void aRejectedRequestKeepsItsPlaceBehindAnEarlierOne() {
        try (var connection = new RawConnection()) {
            connection.send(
                    request("GET /api/v1/posts?limit=3") + "Z1Q /x HTTP/1.1\r\nHost: a\r\n\r\n" + request("GET /api/v1/site"));

            assertEquals(200, connection.read().status());
            assertEquals(501, connection.read().status());
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void aHiddenRequestBehindAnUnknownTransferCodingGetsNoResponse() {
        try (var connection = new RawConnection()) {
            connection.send(
                    "POST /api/v1/posts HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\nhello"
                            + request("GET /api/v1/site"));

            assertEquals(501, connection.read().status());
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void aTooLongHeadIsAProblem() {
        assertEquals(414, sendAlone("GET /" + "a".repeat(20_000)).status());
        assertEquals(431, sendAlone(request("GET /", "X: " + "a".repeat(20_000))).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/posts", "/authors", "/categories" })
    void aChunkedBodyMayHaveTrailers(String path) {
        var body = "{\"title\":\"Trailers\",\"name\":\"Trailers\"}"
                .replace(path.equals("/posts") ? ",\"name\":\"Trailers\"" : "\"title\":\"Trailers\",", "");
        var response = new RawRequest("POST /api/v1" + path + " HTTP/1.1").header("Content-Type: application/json")
                .header("Authorization: Bearer " + TestDatabase.ADMIN_TOKEN).header("Transfer-Encoding: chunked")
                .rest("%x\r\n%s\r\n0\r\nX-Checksum: 1\r\nX-Other: 2\r\n\r\n".formatted(body.length(), body).getBytes()).send();

        assertThat(response, startsWith("HTTP/1.1 201 "));
    }

    @ParameterizedTest
    @ValueSource(strings = { "M%dX /x", "GET /invented-%d", "GET /api/v1/invented/%d", "PUT /api/v1/posts/invented-%d",
            "OPTIONS /invented-%d",
            "GET /%%ff%d", "GET //invented-%d", "POST /docs/invented-%d", "GET /q/health/group/invented%d",
            "GET /api/v1/posts/%d;x" })
    void inventedRequestsDoNotGrowTheMetrics(String line) {
        var number = new int[1];
        for (int round = 0; round < 2; round++) {
            var before = metrics().lines().count();
            for (int i = 0; i < 60; i++) {
                new RawRequest(line.formatted(number[0]++) + " HTTP/1.1").header("Content-Length: 0").send();
            }
            assertThat(metrics().lines().filter(series -> series.contains("invented")).toList(), equalTo(List.of()));
            assertThat(metrics().lines().count() - before, lessThan(60L));
        }
    }

    @Test
    void everyPathButHealthIsRateLimited() {
        for (var path : List.of("/docs", "/openapi", "/q/metrics", "/nothing", "/api/v1/site")) {
            assertThat(path, given().get(path).header("RateLimit-Policy"), startsWith("\"client\""));
        }
        assertEquals(null, given().get("/q/health/live").header("RateLimit-Policy"));
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    private static RawConnection.RawResponse sendAlone(String request) {
        try (var connection = new RawConnection()) {
            return connection.exchange(request);
        }
    }
}
