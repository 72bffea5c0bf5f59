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
 * Kills the service under many writers, again and again: what was answered is there afterwards, and what was not is there
 * whole or not at all. {@code -Ddrill.kills} says how often, {@code -Ddrill.seed} repeats what a drill did.
 */
class CrashDrill {

    private static final int KILLS = Integer.getInteger("drill.kills", 20);
    private static final long SEED = Long.getLong("drill.seed", System.nanoTime());
    private static final int WRITERS = 32;
    private static final int SHARED_POSTS = 4;

    /** Answers between two kills. Counted, not timed: a service that has just started is slow on a busy machine. */
    private static final int FEWEST = 100;
    private static final int MOST = 800;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

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
    void onH2() throws Exception {
        drill("H2", Map.of());
    }

    @Test
    void onPostgres() throws Exception {
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
            var shared = new ArrayList<SharedPost>();
            var writers = new ArrayList<Writer>();
            prepare(new Client(jar), shared, writers);
            for (int kill = 1; kill <= KILLS; kill++) {
                writeUntilKilled(jar, writers, tally);
                var before = System.nanoTime();
                jar = RunningJar.start(folder, settings);
                tally.restarted(Duration.ofNanos(System.nanoTime() - before));
                check(new Client(jar), shared, writers, tally);
                System.out.printf("%s: kill %d, %d requests answered so far%n", database, kill, tally.answered());
            }
        } finally {
            jar.close();
        }
        assertEquals(List.of(), tally.faults());
        assertTrue(tally.isTelling(), "there was nothing to lose");
    }

    private void prepare(Client client, List<SharedPost> shared, List<Writer> writers) throws IOException {
        for (int i = 1; i <= SHARED_POSTS; i++) {
            var input = Map.of("title", "Shared by all " + i, "status", "published");
            shared.add(new SharedPost(client.post(Person.ADMIN_TOKEN, "/posts", input).good().get("slug").textValue()));
        }
        var coAuthor = Person.called("Grace", client);
        for (int i = 1; i <= WRITERS; i++) {
            writers.add(new Writer(Person.called("Writer " + i, client), coAuthor, shared, new Random(random.nextLong())));
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
                    tally.refused("no answer: " + e);
                }
            }
        })).toList();
        var enough = tally.answered() + random.nextInt(FEWEST, MOST);
        var deadline = Instant.now().plus(PATIENCE);
        while (tally.answered() < enough && Instant.now().isBefore(deadline)) {
            Thread.sleep(1);
        }
        killed.set(true);
        jar.kill();
        for (var writer : writing) {
            writer.get();
        }
    }

    /** Everything that was ever written. */
    private void check(Client client, List<SharedPost> shared, List<Writer> writers, Tally tally)
            throws InterruptedException, ExecutionException {
        var checks = new ArrayList<Callable<Void>>();
        for (var post : shared) {
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
