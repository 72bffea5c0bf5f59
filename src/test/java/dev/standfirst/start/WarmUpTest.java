package dev.standfirst.start;

import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Warm-up: requests that the service sends to itself before it is ready, and failures that must not keep it from being ready.
 */
class WarmUpTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String TWO_POSTS = "{\"items\":[{\"slug\":\"first\"},{\"slug\":\"second\"}]}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer service = vertx.createHttpServer();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Queue<String> agents = new ConcurrentLinkedQueue<>();
    private URI address;

    @AfterEach
    void stop() {
        join(vertx.close());
    }

    @Test
    void theWarmUpReadsListsAndPostsAndSharesPosts() {
        respondWith(200, TWO_POSTS);

        assertReadyAfterWarmUp(new WarmUp(vertx, true, LONG));

        assertThat(requests, hasItems("GET /api/v1/posts", "GET /api/v1/site", "GET /api/v1/categories?tree=true",
                "GET /api/v1/posts/first", "GET /api/v1/posts/second/shares",
                "GET /api/v1/posts/first?include=content,seo,shares,shareLinks,publishedAgo,recent,related,adjacent",
                "POST /api/v1/posts/first/shares {\"network\":\"email\"}",
                "POST /api/v1/posts/second/shares {\"network\":\"email\"}"));
        assertThat("user agent whose shares are not counted", agents, everyItem(is("Standfirst-Warm-Up")));
    }

    @Test
    void theServiceIsNotReadyBeforeTheWarmUp() {
        assertEquals(DOWN, status(new WarmUp(vertx, true, LONG)));
    }

    @Test
    void theServiceIsNotReadyUntilTheWarmUpHasItsResponses() {
        var first = new CompletableFuture<HttpServerRequest>();
        listen(request -> {
            if (!first.complete(request)) {
                request.response().end(TWO_POSTS);
            }
        });
        var warmUp = new WarmUp(vertx, true, LONG);

        var warming = CompletableFuture.runAsync(() -> warmUp.warmUp(address));

        var request = first.join();
        assertEquals(DOWN, status(warmUp), "while the first request has no response");
        request.response().end(TWO_POSTS);
        warming.join();
        assertEquals(UP, status(warmUp));
    }

    @Test
    void theServiceIsReadyWithoutPosts() {
        respondWith(200, "{\"items\":[]}");

        assertReadyAfterWarmUp(new WarmUp(vertx, true, LONG));

        assertTrue(requests.stream().noneMatch(request -> request.startsWith("POST")));
    }

    @Test
    void theServiceIsReadyWhenEveryRequestIsRejected() {
        respondWith(503, "{\"type\":\"/problems/unavailable\",\"status\":503}");

        assertReadyAfterWarmUp(new WarmUp(vertx, true, LONG));
    }

    @Test
    void theServiceIsReadyWhenNothingListens() {
        respondWith(200, TWO_POSTS);
        join(service.close());

        assertReadyAfterWarmUp(new WarmUp(vertx, true, LONG));

        assertTrue(requests.isEmpty());
    }

    @Test
    void theServiceIsReadyWhenTheTimeForTheWarmUpIsOver() {
        listen(request -> {
            // Sends no response.
        });

        assertReadyAfterWarmUp(new WarmUp(vertx, true, Duration.ofMillis(200)));
    }

    @Test
    void theServiceIsReadyWhenTheWarmUpNeverBegins() {
        assertEquals(UP, status(new WarmUp(vertx, true, Duration.ZERO)));
    }

    @Test
    void theServiceIsReadyAtOnceWithoutWarmUp() {
        assertEquals(UP, status(new WarmUp(vertx, false, LONG)));
    }

    private void assertReadyAfterWarmUp(WarmUp warmUp) {
        warmUp.warmUp(address);
        assertEquals(UP, status(warmUp));
    }

    private static Status status(WarmUp warmUp) {
        return warmUp.call().getStatus();
    }

    private void respondWith(int status, String json) {
        listen(request -> request.bodyHandler(body -> {
            agents.add(request.getHeader("User-Agent"));
            requests.add((request.method() + " " + request.uri() + " " + body).strip());
            request.response().setStatusCode(status).end(json);
        }));
    }

    private void listen(Handler<HttpServerRequest> handler) {
        join(service.requestHandler(handler).listen(0, "localhost"));
        address = URI.create("http://localhost:" + service.actualPort());
    }

    private static void join(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
