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

import dev.standfirst.problem.ProblemException;
import io.github.bucket4j.TimeMeter;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;

/** Nobody asks so often that others have to wait. Told to the filter alone, with a clock that stands still. */
class RateLimitTest {

    private static final SocketAddress LOCALHOST = SocketAddress.inetSocketAddress(1, "127.0.0.1");
    private static final String GOOD_TOKEN = "Bearer sfp_good";

    private final AtomicLong nanos = new AtomicLong();
    private final Vertx vertx = Vertx.vertx();
    private RateLimit limit;
    private HttpServer server;

    /** Three requests in a minute; every token but one is refused. */
    @BeforeEach
    void serve() throws Exception {
        limit = new RateLimit(new ThreeAMinute(), ClientAddresses.behind("X-Forwarded-For"), new Still(nanos));
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
    void everyAnswerSaysWhatIsLeft() {
        var answer = get("/api/v1/posts");

        assertThat(answer.statusCode(), equalTo(200));
        assertThat(answer.header("RateLimit-Policy"), equalTo("\"client\";q=3;w=60"));
        assertThat(answer.header("RateLimit"), equalTo("\"client\";r=2;t=20"));
    }

    @Test
    void oneTooManyIsRefusedAndToldWhenToComeBack() {
        times(3, null);

        var answer = get("/api/v1/posts");

        assertThat(answer.statusCode(), equalTo(429));
        assertThat(answer.header("Retry-After"), equalTo("20"));
        assertThat(answer.header("RateLimit"), equalTo("\"client\";r=0;t=60"));
    }

    @Test
    void whoComesBackThenIsServed() {
        times(4, null);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());

        assertThat(get("/api/v1/posts").statusCode(), equalTo(200));
        assertThat(get("/api/v1/posts").statusCode(), equalTo(429));
    }

    @Test
    void aTokenIsAClientOfItsOwn() {
        times(4, null);

        assertThat(with(GOOD_TOKEN).statusCode(), equalTo(200));
    }

    @Test
    void madeUpTokensDoNotHelp() {
        for (int i = 0; i < 3; i++) {
            assertThat(with("Bearer sfp_guess" + i).statusCode(), equalTo(401));
        }

        var answer = with("Bearer sfp_another-guess");

        assertThat(answer.statusCode(), equalTo(429));
        assertThat(answer.header("Retry-After"), equalTo("20"));
    }

    @Test
    void healthAndDocumentsAreNotLimited() {
        times(4, null);

        assertThat(get("/q/health/live").statusCode(), equalTo(200));
        assertThat(get("/q/health/live").header("RateLimit"), nullValue());
    }

    @Test
    void whatIsAnsweredBeforeTheRouterCountsAsMuch() {
        get("/api/v1/posts");

        var second = limit.count("/api/v1/posts", LOCALHOST, header -> List.of());

        assertThat(second.stream().map(header -> header.name() + ": " + header.value()).toList(),
                contains("RateLimit-Policy: \"client\";q=3;w=60", "RateLimit: \"client\";r=1;t=40"));
        assertThat(limit.count("/q/health/live", LOCALHOST, header -> List.of()), equalTo(List.of()));
        assertThat(limit.count("/api/v1/posts", LOCALHOST, header -> List.of()), notNullValue());
        assertThat(limit.count("/api/v1/posts", LOCALHOST, header -> List.of()), nullValue());
        assertThat(get("/api/v1/posts").statusCode(), equalTo(429));
    }

    private void times(int times, String token) {
        for (int i = 0; i < times; i++) {
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

    private record Still(AtomicLong nanos) implements TimeMeter {

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
