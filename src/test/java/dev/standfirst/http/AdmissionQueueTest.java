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

/** When the database is held up, some wait, the others are refused at once, and what is in memory is served as ever. */
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
    void theQueueEndsAndTheCacheDoesNotNotice() throws Exception {
        ColdCache.ofAnswers();
        var kept = "/posts?limit=1";
        anyone().get(kept).then().statusCode(200);
        var inFlight = 16 * connections;
        var requests = inFlight + 200;
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
            var answers = IntStream.range(0, requests).mapToObj(i -> get("/posts?limit=2&tag=cold-" + i)).toList();
            var quickest = (HttpResponse<?>) CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).join();

            assertEquals(503, quickest.statusCode());
            var asked = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                anyone().get(kept).then().statusCode(200);
            }
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked), lessThan(4_000L));

            release.countDown();
            var all = answers.stream().map(CompletableFuture::join).toList();
            var statuses = all.stream().map(HttpResponse::statusCode).toList();
            assertThat(statuses, everyItem(is(oneOf(200, 503))));
            assertThat(statuses, hasItem(200));
            assertThat(statuses.stream().filter(status -> status == 503).count(),
                    both(greaterThan(0L)).and(lessThan(requests - inFlight + 1L)));
            all.stream().filter(answer -> answer.statusCode() == 503).forEach(answer -> {
                assertThat(answer.headers().firstValue("Retry-After").orElse(""), is("1"));
                assertThat(answer.body(), containsString("please try again"));
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
                throw new IllegalStateException("Nobody came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
