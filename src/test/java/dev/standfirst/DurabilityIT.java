package dev.standfirst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.RunningJar;

/** Acknowledged writes survive a kill of the process, on embedded H2, which runs in that process. */
class DurabilityIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";
    private static final Duration WRITING = Duration.ofSeconds(4);
    private static final int WRITERS = 4;

    @TempDir
    Path folder;

    private final ExecutorService writers = Executors.newCachedThreadPool();

    /** Title of each post by slug, as the last response acknowledged it. */
    private final Map<String, String> titles = new ConcurrentHashMap<>();

    /** Title that a change in flight sets; until its response, nobody knows whether it is stored. */
    private final Map<String, String> intended = new ConcurrentHashMap<>();

    private final AtomicInteger acknowledgedShares = new AtomicInteger();

    /** Shares that were sent and have no response yet. */
    private final AtomicInteger sharesInFlight = new AtomicInteger();

    private final Queue<String> wrongResponses = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stopWriting() {
        writers.shutdownNow();
    }

    @Test
    void acknowledgedWritesSurviveAKillOfTheProcess() throws Exception {
        var settings = Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_SHARES_DEDUPE_WINDOW", "PT0S",
                "STANDFIRST_RATE_LIMIT_ENABLED", "false");
        String sharedPost;
        try (var jar = RunningJar.start(folder, settings)) {
            sharedPost = jar.as(TOKEN).body(Map.of("title", "Shared by all", "status", "published")).post("/posts").then()
                    .statusCode(201).extract().path("slug");
            for (int i = 0; i < WRITERS; i++) {
                var writer = i;
                var numbers = new AtomicInteger();
                repeatUntilTheProcessDies(() -> write(jar, "Writer %d, post %d".formatted(writer, numbers.incrementAndGet())));
                repeatUntilTheProcessDies(() -> share(jar, sharedPost));
            }
            Thread.sleep(WRITING.toMillis());
            jar.kill();
        }
        writers.shutdown();
        writers.awaitTermination(1, TimeUnit.MINUTES);
        assertEquals(List.of(), List.copyOf(wrongResponses));
        assertFalse(titles.isEmpty() || acknowledgedShares.get() == 0, "no write was acknowledged before the kill");

        try (var jar = RunningJar.start(folder, settings)) {
            titles.forEach((slug, title) -> {
                var stored = jar.as(TOKEN).get("/posts/{post}", slug).then().statusCode(200).extract().<String> path("title");
                assertEquals(title, stored.equals(intended.get(slug)) ? title : stored, slug);
            });
            int counted = jar.anyone().get("/posts/{post}/shares", sharedPost).then().statusCode(200).extract().path("total");
            assertFalse(counted < acknowledgedShares.get() || counted > acknowledgedShares.get() + sharesInFlight.get(),
                    "%d of %d acknowledged shares are counted".formatted(counted, acknowledgedShares.get()));
        }
    }

    /** Creates a draft and changes its title. */
    private Void write(RunningJar jar, String title) {
        String slug = jar.as(TOKEN).body(Map.of("title", title)).post("/posts").then().statusCode(201).extract().path("slug");
        titles.put(slug, title);
        intended.put(slug, title + ", changed");
        jar.as(TOKEN).body(Map.of("title", title + ", changed")).patch("/posts/{post}", slug).then().statusCode(200);
        titles.put(slug, title + ", changed");
        return null;
    }

    private Void share(RunningJar jar, String post) {
        sharesInFlight.incrementAndGet();
        jar.anyone().body(Map.of("network", "email")).post("/posts/{post}/shares", post).then().statusCode(201);
        acknowledgedShares.incrementAndGet();
        sharesInFlight.decrementAndGet();
        return null;
    }

    /** A request that fails because the process died ends the loop; a wrong response is an {@link AssertionError}. */
    private void repeatUntilTheProcessDies(Callable<Void> request) {
        writers.submit(() -> {
            try {
                while (true) {
                    request.call();
                }
            } catch (AssertionError e) {
                wrongResponses.add(e.getMessage());
                throw e;
            }
        });
    }
}
