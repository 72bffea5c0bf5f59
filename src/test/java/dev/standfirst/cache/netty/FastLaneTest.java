package dev.standfirst.cache.netty;

import static dev.standfirst.testing.RawConnection.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.cache.ColdCache;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.RawConnection;
import dev.standfirst.testing.RawConnection.RawResponse;
import dev.standfirst.testing.RoutedRequests;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;

/** The fast lane: it sends cached responses on open connections, in the order of the requests and as the router would. */
@QuarkusTest
class FastLaneTest extends ApiTest {

    @Inject
    RoutedRequests routed;

    @ParameterizedTest
    @ValueSource(strings = { "X-Nothing: 1", "Accept: application/json", "Accept: application/json, text/plain, */*",
            "Accept-Encoding: gzip", "Accept-Encoding: gzip, deflate, br", "Accept-Encoding: br", "Connection: keep-alive",
            "Accept-Language: de", "Origin: https://example.org", "Origin: null", "Origin: http://localhost",
            "Origin: no origin", "Range: bytes=0-3", "If-None-Match: \"another\"" })
    void repeatedRequestGetsTheFirstResponseFromTheFastLane(String header) {
        var post = aPost("A pier for two").published().slug();
        var large = aPost("A pier of a mile").markdown("A plank. ".repeat(10_000)).published().slug();
        for (var path : List.of("/posts/" + post, "/posts/" + large, "/posts?limit=2",
                "/posts/" + post + "?include=recent,publishedAgo",
                "/categories?tree=true", "/site")) {
            var get = request("GET /api/v1" + path, header);
            sendAlone(get);
            try (var connection = new RawConnection()) {
                var first = connection.exchange(get);

                var before = routed.count();
                assertEquals(first, connection.exchange(get));
                assertEquals(first, connection.exchange(get));

                assertEquals(200, first.status());
                assertEquals(before, routed.count());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "identity", "gzip" })
    void conditionalRequestGetsA304FromTheFastLane(String coding) {
        var tag = given().header("Accept-Encoding", coding).get("/api/v1/site").header("ETag");
        var get = request("GET /api/v1/site", "Accept-Encoding: " + coding, "If-None-Match: " + tag);
        try (var connection = new RawConnection()) {
            var first = connection.exchange(get);

            var before = routed.count();
            assertEquals(first, connection.exchange(get));

            assertEquals(304, first.status());
            assertEquals(before, routed.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Length: 0",
            "Authorization: Bearer " + TestDatabase.ADMIN_TOKEN,
            "Accept: text/html", "Accept: application/json;q=0.9", "Expect: 100-continue", "Upgrade: h2c" })
    void requestThatTheFastLaneCannotServeIsServedByTheRouter(String header) {
        sendAlone(request("GET /api/v1/site"));
        try (var connection = new RawConnection(); var another = new RawConnection()) {
            connection.exchange(request("GET /api/v1/site"));
            connection.exchange(request("GET /api/v1/site"));
            another.exchange(request("GET /api/v1/unknown"));

            var before = routed.count();
            assertEquals(withoutTrace(another.exchange(request("GET /api/v1/site", header))),
                    withoutTrace(connection.exchange(request("GET /api/v1/site", header))));

            assertEquals(before + 2, routed.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Host: a b\r\n", "Host: a/b\r\n", "Host: a\r\nHost: a\r\n", "Host: a\r\nX: y\r\n z\r\n" })
    void malformedHostIsRejectedAlthoughTheResponseIsCached(String host) {
        sendAlone(request("GET /api/v1/site"));
        try (var connection = new RawConnection()) {
            connection.exchange(request("GET /api/v1/site"));

            assertEquals(400, connection.exchange("GET /api/v1/site HTTP/1.1\r\n" + host + "\r\n").status());
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void connectionIsClosedByTheFastLaneOnRequest() {
        sendAlone(request("GET /api/v1/site"));
        try (var connection = new RawConnection()) {
            connection.exchange(request("GET /api/v1/site"));

            assertEquals(200, connection.exchange(request("GET /api/v1/site", "Connection: close")).status());
            assertTrue(connection.isClosed());
        }
    }

    @Test
    void pipelinedRequestsAreServedInTheirOrder() {
        var post = aPost("A pier of many").published().slug();
        var kinds = List.of(request("GET /api/v1/posts/" + post), request("GET /api/v1/site"),
                request("GET /api/v1/posts?limit=3"), request("GET /api/v1/site", "Accept-Encoding: gzip"),
                request("GET /api/v1/unknown"), request("HEAD /api/v1/site"), request("GET /api/v1/posts/no-such-post"),
                request("GET /api/v1/posts?limit=0"), request("GET /api/v1/site", "Origin: https://example.org"),
                request("GET /api/v1/authors/me"), request("GET /q/health/live"),
                request("POST /api/v1/posts", "Content-Type: application/json", "Content-Length: 2") + "{}",
                request("GET /api/v1/posts/" + post, "Content-Length: 5") + "HTTP/",
                request("GET /api/v1/posts", "Authorization: Bearer " + TestDatabase.ADMIN_TOKEN));
        var alone = kinds.stream().map(FastLaneTest::sendAlone).map(FastLaneTest::withoutTrace).toList();
        assertEquals(List.of(200, 404, 400, 401), alone.stream().map(RawResponse::status).distinct().toList());
        var random = new Random(11);
        for (int round = 0; round < 150; round++) {
            var which = random.ints(1 + random.nextInt(40), 0, kinds.size()).boxed().toList();
            if (round % 3 == 0) {
                ColdCache.clearResponses();
            }
            try (var connection = new RawConnection()) {
                var responses = new ArrayList<RawResponse>();
                IntStream.range(0, 2)
                        .forEach(time -> responses.addAll(connection.exchange(which.stream().map(kinds::get).toList(),
                                random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(300), random)));

                assertEquals(2 * which.size(), responses.size());
                for (int i = 0; i < responses.size(); i++) {
                    assertEquals(alone.get(which.get(i % which.size())), withoutTrace(responses.get(i)));
                }
            }
        }
    }

    @Test
    void changedPostIsReadByTheNextRequestOnAnOpenConnection() {
        var post = aPost("A pier of yesterday").published().slug();
        var get = request("GET /api/v1/posts/" + post);
        try (var connection = new RawConnection()) {
            for (int i = 0; i < 20; i++) {
                connection.exchange(get);
                assertThat(connection.exchange(get).body(), not(containsString("A pier of day " + i)));

                asAdmin().contentType("application/merge-patch+json").header("If-Match", "*")
                        .body(Map.of("title", "A pier of day " + i)).patch("/posts/{post}", post).then().statusCode(200);

                assertThat(connection.exchange(get).body(), containsString("A pier of day " + i));
            }
        }
    }

    @Test
    void requestsOfTheFastLaneAndTheRouterAreCountedUnderOneUri() {
        var post = aPost("A pier for counting").published().slug();
        var get = request("GET /api/v1/posts/" + post);
        sendAlone(get);
        var before = countedRequests();
        try (var connection = new RawConnection()) {
            connection.exchange(get);
            connection.exchange(get);
            connection.exchange(get);
        }

        assertThat(countedRequests() - before, equalTo(3.0));
        assertThat(metrics(), not(containsString(post)));
    }

    private static double countedRequests() {
        return metrics().lines().filter(line -> line.startsWith("http_server_requests_seconds_count")
                && line.contains("uri=\"/api/v1/posts/{post}\"") && line.contains("method=\"GET\"") && line.contains("200"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    private static String metrics() {
        return given().get("/q/metrics").asString();
    }

    private static RawResponse sendAlone(String request) {
        try (var connection = new RawConnection()) {
            return connection.exchange(request);
        }
    }

    /** The response without the trace id of a problem, which differs each time. */
    private static RawResponse withoutTrace(RawResponse response) {
        return new RawResponse(response.status(), response.headers(),
                response.body().replaceAll("\"trace\\w*\":\"[^\"]*\"", ""));
    }
}
