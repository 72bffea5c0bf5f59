package dev.standfirst.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import dev.standfirst.cache.ColdCache;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.testing.ApiTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * While every database connection is busy, the admission queue fills, further requests get a 503, and cached responses are
 * served.
 */
@QuarkusTest
class AdmissionQueueTest extends ApiTest {

    @ConfigProperty(name = "standfirst.db.pool-size")
    int connections;

    @TestHTTPResource("/api/v1")
    URI api;

    @Inject
    CurrentSession session;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void requestsBeyondTheAdmissionQueueGet503WhileCachedResponsesAreServed() throws Exception {
        ColdCache.clearResponses();
        var cachedPath = "/posts?limit=1";
        anyone().get(cachedPath).then().statusCode(200);
        var admitted = 16 * connections;
        var requests = admitted + 200;
        var holders = Executors.newFixedThreadPool(connections);
        var held = new CountDownLatch(connections);
        var release = new CountDownLatch(1);
        for (int i = 0; i < connections; i++) {
            holders.submit(() -> QuarkusTransaction.requiringNew().timeout(60).run(() -> {
                session.get().createNativeQuery("select 1", Integer.class).getSingleResult();
                held.countDown();
                await(release);
            }));
        }
        await(held);
        try {
            var futures = IntStream.range(0, requests).mapToObj(i -> get(
                    "/posts?limit=2&publishedAfter=2020-01-01T00:00:00Z&publishedBefore=2" + (100 + i) + "-01-01T00:00:00Z"))
                    .toList();
            var first = (HttpResponse<?>) CompletableFuture.anyOf(futures.toArray(CompletableFuture[]::new)).join();

            assertEquals(503, first.statusCode());
            var start = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                anyone().get(cachedPath).then().statusCode(200);
            }
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), lessThan(4_000L));

            release.countDown();
            var responses = futures.stream().map(CompletableFuture::join).toList();
            var statuses = responses.stream().map(HttpResponse::statusCode).toList();
            assertThat(statuses, everyItem(is(oneOf(200, 503))));
            assertThat(statuses, hasItem(200));
            assertThat(statuses.stream().filter(status -> status == 503).count(),
                    both(greaterThan(0L)).and(lessThan(requests - admitted + 1L)));
            responses.stream().filter(response -> response.statusCode() == 503).forEach(response -> {
                assertThat(response.headers().firstValue("Retry-After").orElse(""), is("1"));
                assertThat(response.body(), containsString("requests are waiting"));
            });
        } finally {
            release.countDown();
            holders.shutdown();
        }
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return client.sendAsync(HttpRequest.newBuilder(URI.create(api + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The latch was not released within 30 seconds");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
