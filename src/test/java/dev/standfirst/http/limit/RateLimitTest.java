package dev.standfirst.http.limit;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.http.Header;
import dev.standfirst.problem.ProblemException;
import io.github.bucket4j.TimeMeter;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;

/** Rate limit of each client. Tests the filter alone, with a clock that stands still. */
class RateLimitTest {

    private static final SocketAddress LOCALHOST = SocketAddress.inetSocketAddress(1, "127.0.0.1");
    private static final String GOOD_TOKEN = "Bearer sfp_good";

    private final AtomicLong nanos = new AtomicLong();
    private final Vertx vertx = Vertx.vertx();
    private RateLimit limit;
    private HttpServer server;

    /** Allows three requests in a minute, and accepts a single token. */
    @BeforeEach
    void serve() throws Exception {
        limit = new RateLimit(new ThreeAMinute(), ClientAddresses.behind("X-Forwarded-For"), new StoppedClock(nanos));
        var router = Router.router(vertx);
        router.route().handler(limit::check);
        router.route().handler(request -> {
            var token = request.request().getHeader("Authorization");
            request.response().setStatusCode(token == null || token.equals(GOOD_TOKEN) ? 200 : 401).end();
        });
        router.route().failureHandler(request -> request.response()
                .setStatusCode(((ProblemException) request.failure()).type().status()).end());
        server = vertx.createHttpServer().requestHandler(router).listen(0).toCompletionStage().toCompletableFuture().get(10,
                SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @Test
    void aResponseHasTheRemainingRequests() {
        var response = get("/api/v1/posts");

        assertThat(response.statusCode(), equalTo(200));
        assertThat(response.header("RateLimit-Policy"), equalTo("\"client\";q=3;w=60"));
        assertThat(response.header("RateLimit"), equalTo("\"client\";r=2;t=20"));
    }

    @Test
    void aRequestBeyondTheLimitGets429WithRetryAfter() {
        send(3, null);

        var response = get("/api/v1/posts");

        assertThat(response.statusCode(), equalTo(429));
        assertThat(response.header("Retry-After"), equalTo("20"));
        assertThat(response.header("RateLimit"), equalTo("\"client\";r=0;t=60"));
    }

    @Test
    void aRequestAfterRetryAfterIsServedOnce() {
        send(4, null);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());

        assertThat(get("/api/v1/posts").statusCode(), equalTo(200));
        assertThat(get("/api/v1/posts").statusCode(), equalTo(429));
    }

    @Test
    void aTokenHasALimitOfItsOwn() {
        send(4, null);

        assertThat(with(GOOD_TOKEN).statusCode(), equalTo(200));
    }

    @Test
    void invalidTokensShareTheLimitOfTheAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(with("Bearer sfp_guess" + i).statusCode(), equalTo(401));
        }

        var response = with("Bearer sfp_another-guess");

        assertThat(response.statusCode(), equalTo(429));
        assertThat(response.header("Retry-After"), equalTo("20"));
    }

    @Test
    void healthProbesAreNotLimited() {
        send(4, null);

        assertThat(get("/q/health/live").statusCode(), equalTo(200));
        assertThat(get("/q/health/live").header("RateLimit"), nullValue());
    }

    @Test
    void aRequestInTheFastLaneGetsTheSameHeaders() {
        get("/api/v1/posts");

        var headers = countInFastLane("/api/v1/posts");

        assertThat(headers.stream().map(header -> header.name() + ": " + header.value()).toList(),
                contains("RateLimit-Policy: \"client\";q=3;w=60", "RateLimit: \"client\";r=1;t=40"));
    }

    @Test
    void aHealthProbeInTheFastLaneIsNotLimited() {
        send(4, null);

        assertThat(countInFastLane("/q/health/live"), equalTo(List.of()));
    }

    @Test
    void requestsInTheFastLaneAndThroughTheRouterShareOneLimit() {
        get("/api/v1/posts");

        assertThat(countInFastLane("/api/v1/posts"), notNullValue());
        assertThat(countInFastLane("/api/v1/posts"), notNullValue());

        assertThat(countInFastLane("/api/v1/posts"), nullValue());
        assertThat(get("/api/v1/posts").statusCode(), equalTo(429));
    }

    /** Headers of the response; null if the request is beyond the limit. */
    private List<Header> countInFastLane(String path) {
        return limit.count(path, LOCALHOST, header -> List.of());
    }

    private void send(int requests, String token) {
        for (int i = 0; i < requests; i++) {
            with(token);
        }
    }

    private Response get(String path) {
        return given().port(server.actualPort()).get(path);
    }

    private Response with(String token) {
        var request = given().port(server.actualPort());
        return (token == null ? request : request.header("Authorization", token)).get("/api/v1/posts");
    }

    private record StoppedClock(AtomicLong nanos) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private static class ThreeAMinute implements RateLimitConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public long requests() {
            return 3;
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(1);
        }

        @Override
        public long clients() {
            return 100;
        }
    }
}
