package dev.standfirst.share.count;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.http.limit.ClientAddresses;
import dev.standfirst.problem.ProblemException;
import io.github.bucket4j.TimeMeter;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/** The share limit: here three shares per address and minute, behind a trusted proxy on this machine. */
class ShareLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        server = serve(true);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @Test
    void shareBeyondTheLimitIsRejectedWithRetryAfter() {
        assertEquals(List.of(200, 200, 200), statusesOfShares(3, "198.51.100.7"));

        var response = share("198.51.100.7");

        assertEquals(429, response.statusCode());
        assertEquals("20", response.header("Retry-After"));
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertEquals(List.of(200, 429), statusesOfShares(2, "198.51.100.7"));
    }

    @Test
    void shareLimitIsCountedPerAddress() {
        statusesOfShares(4, "198.51.100.7");

        assertEquals(List.of(200, 200, 200, 429), statusesOfShares(4, "198.51.100.8"));
    }

    @Test
    void inventedForwardedAddressDoesNotEvadeTheShareLimit() {
        statusesOfShares(3, "198.51.100.7");

        assertEquals(429, share("203.0.113.1, 198.51.100.7").statusCode());
    }

    @Test
    void shareLimitIsOffTogetherWithTheRateLimit() throws Exception {
        server = serve(false);

        assertEquals(List.of(200, 200, 200, 200, 200), statusesOfShares(5, "198.51.100.7"));
    }

    private HttpServer serve(boolean enabled) throws Exception {
        var limit = new ShareLimit(3, enabled, ClientAddresses.behind("X-Forwarded-For", "127.0.0.1"), new StoppedClock(nanos));
        var router = Router.router(vertx);
        router.route().handler(request -> {
            if (limit.admits(request)) {
                request.response().end();
            }
        });
        router.route().failureHandler(request -> request.response()
                .setStatusCode(((ProblemException) request.failure()).type().status()).end());
        return vertx.createHttpServer().requestHandler(router).listen(0).toCompletionStage().toCompletableFuture().get(10,
                SECONDS);
    }

    private List<Integer> statusesOfShares(int times, String forwarded) {
        return IntStream.range(0, times).mapToObj(i -> share(forwarded).statusCode()).toList();
    }

    private Response share(String forwarded) {
        return given().baseUri("http://127.0.0.1").port(server.actualPort()).header("X-Forwarded-For", forwarded).post("/");
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
}
