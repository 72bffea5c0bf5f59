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

/** A request that is sent again has its effect once, whichever instance it meets and however that one ended meanwhile. */
class RetryIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";
    private static final int ROUNDS = 50;
    private static final int AT_ONCE = 4;
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
    void twoInstancesMakeOnePostOfEachKey() {
        var settings = Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_DB_USER", "postgres", "STANDFIRST_DB_URL",
                postgres.getJdbcUrl("postgres", "postgres"));
        try (var one = RunningJar.start(folder, settings); var two = RunningJar.start(folder, settings)) {
            for (int i = 0; i < ROUNDS; i++) {
                var round = "round-" + i;

                var answers = AtOnce.times(AT_ONCE, number -> post(number % 2 == 0 ? one : two, round));

                assertOnePost(answers, round);
            }
            one.as(TOKEN).get("/posts?status=draft&page=1").then().statusCode(200).body("page.total", equalTo(ROUNDS));
        }
    }

    /** Also where the client was left without an answer, and cannot know whether there is a post. */
    @Test
    void theAnswerOutlivesTheProcess() throws InterruptedException {
        var settings = Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN);
        var sent = ConcurrentHashMap.<String> newKeySet();
        var answers = new ConcurrentHashMap<String, String>();
        var writers = Executors.newFixedThreadPool(AT_ONCE);
        try (var jar = RunningJar.start(folder, settings)) {
            for (int i = 0; i < AT_ONCE; i++) {
                var writer = i;
                writers.submit(() -> {
                    for (int number = 0;; number++) {
                        var key = "writer-%d-post-%d".formatted(writer, number);
                        sent.add(key);
                        answers.put(key, post(jar, key).then().statusCode(201).extract().asString());
                    }
                });
            }
            Thread.sleep(WRITING.toMillis());
            jar.kill();
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(1, TimeUnit.MINUTES));
        assertFalse(answers.isEmpty(), "nothing was written");

        try (var jar = RunningJar.start(folder, settings)) {
            sent.forEach(key -> {
                var again = post(jar, key).then().statusCode(201).extract().asString();
                assertEquals(answers.getOrDefault(key, again), again, key);
            });
            jar.as(TOKEN).get("/posts?status=draft&page=1").then().body("page.total", equalTo(sent.size()));
        }
    }

    private static Response post(RunningJar jar, String key) {
        return jar.as(TOKEN).header("Idempotency-Key", key).body(Map.of("title", "Sent more than once: " + key)).post("/posts");
    }

    private static void assertOnePost(List<Response> answers, String round) {
        var made = answers.stream().filter(answer -> answer.statusCode() == 201).toList();
        assertEquals(1, made.stream().filter(answer -> answer.header("Idempotency-Replayed") == null).count(), round);
        assertEquals(1, made.stream().map(answer -> answer.path("id")).collect(toSet()).size(), round);
        answers.stream().filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> answer.then().statusCode(409).header("Retry-After", notNullValue()));
    }
}
