package dev.standfirst;

import static java.util.stream.Collectors.toSet;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.RunningJar;
import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A request repeated with its idempotency key takes effect once, on any instance and after a kill of the service. */
class RetryIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";
    private static final int ROUNDS = 50;
    private static final int CONCURRENT_REQUESTS = 4;
    private static final Duration WRITING = Duration.ofSeconds(3);

    private static EmbeddedPostgres postgres;

    @TempDir
    Path folder;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Test
    void twoInstancesCreateOnePostForEachIdempotencyKey() {
        var settings = Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_DB_USER", "postgres", "STANDFIRST_DB_URL",
                postgres.getJdbcUrl("postgres", "postgres"));
        try (var first = RunningJar.start(folder, settings); var second = RunningJar.start(folder, settings)) {
            for (int i = 0; i < ROUNDS; i++) {
                var round = "round-" + i;

                var responses = AtOnce.times(CONCURRENT_REQUESTS, number -> post(number % 2 == 0 ? first : second, round));

                assertOnePost(responses, round);
            }
            first.as(TOKEN).get("/posts?status=draft&page=1").then().statusCode(200).body("page.total", equalTo(ROUNDS));
        }
    }

    /** Repeats every request, including those whose client got no response and cannot know whether the post exists. */
    @Test
    void aStoredResponseIsReplayedAfterAKillOfTheService() throws InterruptedException {
        var settings = Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN);
        var sentKeys = ConcurrentHashMap.<String> newKeySet();
        var responses = new ConcurrentHashMap<String, String>();
        var writers = Executors.newFixedThreadPool(CONCURRENT_REQUESTS);
        try (var jar = RunningJar.start(folder, settings)) {
            for (int i = 0; i < CONCURRENT_REQUESTS; i++) {
                var writer = i;
                writers.submit(() -> {
                    for (int number = 0;; number++) {
                        var key = "writer-%d-post-%d".formatted(writer, number);
                        sentKeys.add(key);
                        responses.put(key, post(jar, key).then().statusCode(201).extract().asString());
                    }
                });
            }
            Thread.sleep(WRITING.toMillis());
            jar.kill();
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(1, TimeUnit.MINUTES));
        assertFalse(responses.isEmpty(), "no post was created before the kill");

        try (var jar = RunningJar.start(folder, settings)) {
            sentKeys.forEach(key -> {
                var repeated = post(jar, key).then().statusCode(201).extract().asString();
                assertEquals(responses.getOrDefault(key, repeated), repeated, key);
            });
            jar.as(TOKEN).get("/posts?status=draft&page=1").then().body("page.total", equalTo(sentKeys.size()));
        }
    }

    private static Response post(RunningJar jar, String key) {
        return jar.as(TOKEN).header("Idempotency-Key", key).body(Map.of("title", "Sent more than once: " + key)).post("/posts");
    }

    private static void assertOnePost(List<Response> responses, String round) {
        var created = responses.stream().filter(response -> response.statusCode() == 201).toList();
        assertEquals(1, created.stream().filter(response -> response.header("Idempotency-Replayed") == null).count(), round);
        assertEquals(1, created.stream().map(response -> response.path("id")).collect(toSet()).size(), round);
        responses.stream().filter(response -> response.statusCode() != 201)
                .forEach(response -> response.then().statusCode(409).header("Retry-After", notNullValue()));
    }
}
