package dev.standfirst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.RunningJar;

/** What was answered is kept, however the process ends; on embedded H2, which shares that process. */
class DurabilityIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";
    private static final Duration WRITING = Duration.ofSeconds(4);
    private static final int WRITERS = 4;

    @TempDir
    Path folder;

    private final ExecutorService writers = Executors.newCachedThreadPool();

    /** Slug and title as they were answered last. */
    private final Map<String, String> titles = new ConcurrentHashMap<>();

    /** What the title is about to become; whether it did is unknown until the answer. */
    private final Map<String, String> intended = new ConcurrentHashMap<>();

    private final AtomicInteger shares = new AtomicInteger();

    /** Sent, and not answered. */
    private final AtomicInteger unanswered = new AtomicInteger();

    @AfterEach
    void stopWriting() {
        writers.shutdownNow();
    }

    @Test
    void whatWasAnsweredSurvivesAKill() throws Exception {
        var settings = Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_SHARES_DEDUPE_WINDOW", "PT0S");
        String shared;
        try (var jar = RunningJar.start(folder, settings)) {
            shared = jar.as(TOKEN).body(Map.of("title", "Shared by all", "status", "published")).post("/posts").then()
                    .statusCode(201).extract().path("slug");
            for (int i = 0; i < WRITERS; i++) {
                var writer = i;
                var numbers = new AtomicInteger();
                untilItDies(() -> write(jar, "Writer %d, post %d".formatted(writer, numbers.incrementAndGet())));
                untilItDies(() -> share(jar, shared));
            }
            Thread.sleep(WRITING.toMillis());
            jar.kill();
        }
        writers.shutdown();
        writers.awaitTermination(1, TimeUnit.MINUTES);
        assertFalse(titles.isEmpty() || shares.get() == 0, "nothing was written");

        try (var jar = RunningJar.start(folder, settings)) {
            titles.forEach((slug, title) -> {
                var kept = jar.as(TOKEN).get("/posts/{post}", slug).then().statusCode(200).extract().<String> path("title");
                assertEquals(title, kept.equals(intended.get(slug)) ? title : kept, slug);
            });
            int counted = jar.anyone().get("/posts/{post}/shares", shared).then().statusCode(200).extract().path("total");
            assertFalse(counted < shares.get() || counted > shares.get() + unanswered.get(),
                    "counted %d of %d".formatted(counted, shares.get()));
        }
    }

    /** One draft, and one change of it. */
    private Void write(RunningJar jar, String title) {
        String slug = jar.as(TOKEN).body(Map.of("title", title)).post("/posts").then().statusCode(201).extract().path("slug");
        titles.put(slug, title);
        intended.put(slug, title + ", changed");
        jar.as(TOKEN).body(Map.of("title", title + ", changed")).patch("/posts/{post}", slug).then().statusCode(200);
        titles.put(slug, title + ", changed");
        return null;
    }

    private Void share(RunningJar jar, String post) {
        unanswered.incrementAndGet();
        jar.anyone().body(Map.of("network", "email")).post("/posts/{post}/shares", post).then().statusCode(201);
        shares.incrementAndGet();
        unanswered.decrementAndGet();
        return null;
    }

    /** A request that dies with the process ends it; an answer that is not as it should be is an {@link AssertionError}. */
    private void untilItDies(Callable<Void> request) {
        writers.submit(() -> {
            try {
                while (true) {
                    request.call();
                }
            } catch (AssertionError e) {
                titles.put("a writer failed", e.toString());
                throw e;
            }
        });
    }
}
