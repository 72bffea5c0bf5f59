package dev.standfirst.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.RunningJar;

/**
 * Kills the service repeatedly under many writers: acknowledged changes are there after the restart, and changes in flight are
 * there in full or not at all. {@code -Ddrill.kills} sets the number of kills, {@code -Ddrill.seed} repeats a drill.
 */
class CrashDrill {

    private static final int KILLS = Integer.getInteger("drill.kills", 20);
    private static final long SEED = Long.getLong("drill.seed", System.nanoTime());
    private static final int WRITERS = 32;
    private static final int SHARED_POSTS = 4;

    /** Responses between two kills. They are counted because a service that has just started is slow on a busy machine. */
    private static final int MIN_RESPONSES = 100;
    private static final int MAX_RESPONSES = 800;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private static final List<Tally> TALLIES = new ArrayList<>();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final Random random = new Random(SEED);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @AfterAll
    static void printFigures() {
        System.out.println("\n" + Tally.HEADER);
        TALLIES.forEach(System.out::println);
        System.out.println();
    }

    @Test
    void acknowledgedChangesSurviveKillsOnH2() throws Exception {
        drill("H2", Map.of());
    }

    @Test
    void acknowledgedChangesSurviveKillsOnPostgresql() throws Exception {
        try (var postgres = DurablePostgres.start()) {
            drill("PostgreSQL", postgres.settings());
        }
    }

    private void drill(String database, Map<String, String> databaseSettings) throws Exception {
        System.out.printf("%s: %d kills under %d writers, seed %d%n", database, KILLS, WRITERS, SEED);
        var tally = new Tally(database);
        TALLIES.add(tally);
        var settings = new HashMap<>(databaseSettings);
        settings.put("STANDFIRST_ADMIN_TOKEN", Person.ADMIN_TOKEN);
        settings.put("STANDFIRST_SHARES_DEDUPE_WINDOW", "PT0S");
        settings.put("STANDFIRST_RATE_LIMIT_ENABLED", "false");
        var jar = RunningJar.start(folder, settings);
        try {
            var sharedPosts = new ArrayList<SharedPost>();
            var writers = new ArrayList<Writer>();
            prepare(new Client(jar), sharedPosts, writers);
            for (int kill = 1; kill <= KILLS; kill++) {
                writeUntilKilled(jar, writers, tally);
                var start = System.nanoTime();
                jar = RunningJar.start(folder, settings);
                tally.addRestart(Duration.ofNanos(System.nanoTime() - start));
                check(new Client(jar), sharedPosts, writers, tally);
                System.out.printf("%s: kill %d, %d responses so far%n", database, kill, tally.responses());
            }
        } finally {
            jar.close();
        }
        assertEquals(List.of(), tally.faults());
        assertTrue(tally.hasChangesOfEveryKind(), "the drill made no change of some kind");
    }

    private void prepare(Client client, List<SharedPost> sharedPosts, List<Writer> writers) throws IOException {
        for (int i = 1; i <= SHARED_POSTS; i++) {
            var input = Map.of("title", "Shared by all " + i, "status", "published");
            sharedPosts.add(
                    new SharedPost(client.post(Person.ADMIN_TOKEN, "/posts", input).successfulBody().get("slug").textValue()));
        }
        var coAuthor = Person.create("Grace", client);
        for (int i = 1; i <= WRITERS; i++) {
            writers.add(new Writer(Person.create("Writer " + i, client), coAuthor, sharedPosts, new Random(random.nextLong())));
        }
    }

    private void writeUntilKilled(RunningJar jar, List<Writer> writers, Tally tally) throws Exception {
        var client = new Client(jar);
        var killed = new AtomicBoolean();
        var writing = writers.stream().map(writer -> threads.submit(() -> {
            try {
                writer.write(client, tally);
            } catch (IOException e) {
                if (!killed.get()) {
                    tally.unexpected("no response: " + e);
                }
            }
        })).toList();
        var target = tally.responses() + random.nextInt(MIN_RESPONSES, MAX_RESPONSES);
        var deadline = Instant.now().plus(TIMEOUT);
        while (tally.responses() < target && Instant.now().isBefore(deadline)) {
            Thread.sleep(1);
        }
        killed.set(true);
        jar.kill();
        for (var writer : writing) {
            writer.get();
        }
    }

    /** Checks everything that was written since the beginning. */
    private void check(Client client, List<SharedPost> sharedPosts, List<Writer> writers, Tally tally)
            throws InterruptedException, ExecutionException {
        var checks = new ArrayList<Callable<Void>>();
        for (var post : sharedPosts) {
            checks.add(() -> {
                post.check(client, tally);
                return null;
            });
        }
        for (var writer : writers) {
            checks.add(() -> {
                writer.check(client, tally);
                return null;
            });
        }
        for (var check : threads.invokeAll(checks)) {
            check.get();
        }
    }
}
