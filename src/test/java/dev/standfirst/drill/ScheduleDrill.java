package dev.standfirst.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Many posts for the same second on two instances: none too early, none late, and each settled once, whoever dies. */
class ScheduleDrill {

    private static final int POSTS = Integer.getInteger("drill.posts", 200);
    private static final Duration AHEAD = Duration.ofSeconds(30);
    /** Or once the instance has begun, where that is later. */
    private static final Duration KILL_AFTER = Duration.ofMillis(500);

    /** Until the jobs of an instance that died are taken over and done. */
    private static final Duration TAKEN_OVER = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private DurablePostgres postgres;
    private Instances instances;

    @BeforeEach
    void start() throws Exception {
        postgres = DurablePostgres.start();
        instances = Instances.start(2, folder, postgres.settings());
    }

    @AfterEach
    void stop() throws Exception {
        instances.close();
        postgres.close();
    }

    @Test
    void eachPostIsSettledOnce() throws Exception {
        bothSettleEachPostOnce(POSTS, AHEAD, instances, postgres);
    }

    @Test
    void oneFinishesWhatTheOtherLeft() throws Exception {
        var posts = ScheduledPosts.schedule(POSTS, AHEAD, instances);
        try (var readers = new Readers(instances.clients().get(1), posts)) {
            Thread.sleep(Duration.between(Instant.now(), posts.at().plus(KILL_AFTER)).toMillis());
            // In the midst of it: one that has not looked yet leaves nothing behind.
            while (posts.settledBy(0).isEmpty() && Instant.now().isBefore(posts.at().plus(TAKEN_OVER))) {
                Thread.onSpinWait();
            }
            var killedAfter = Duration.between(posts.at(), Instant.now());
            instances.kill(0);
            var late = posts.awaitSettled(postgres, TAKEN_OVER);
            readers.await();

            var byKilled = posts.settledBy(0);
            var byOther = posts.settledBy(1);
            System.out.printf("%n%d posts for one second, one instance killed %d ms after it: settled %d, and %d by the other, "
                    + "the last one %.1f s after the second%n%n", POSTS, killedAfter.toMillis(), byKilled.size(),
                    byOther.size(), late.toMillis() / 1_000.0);

            assertEquals(List.of(), readers.faults());
            assertEquals(List.of(), posts.faults(instances.clients().get(1)));
            // Whoever dies between the line and the commit has promised too much, and the other one does it.
            posts.slugs().forEach(slug -> assertTrue(byKilled.containsKey(slug) || byOther.containsKey(slug), slug));
        }
    }

    /** Also told, in short, by {@link ScheduleIT}. */
    static void bothSettleEachPostOnce(int count, Duration ahead, Instances instances, DurablePostgres postgres)
            throws Exception {
        var posts = ScheduledPosts.schedule(count, ahead, instances);
        try (var one = new Readers(instances.clients().get(0), posts);
                var other = new Readers(instances.clients().get(1), posts)) {
            var late = posts.awaitSettled(postgres, TAKEN_OVER);
            one.await();
            other.await();

            var byOne = posts.settledBy(0);
            var byOther = posts.settledBy(1);
            System.out.printf("%n%d posts for one second: %d and %d requests ahead of it refused, "
                    + "first good answers %d and %d ms after it%n", count, one.tooEarly(), other.tooEarly(),
                    one.first().toMillis(), other.first().toMillis());
            System.out.printf("settled %d and %d by the two instances, the last one %.1f s after the second%n%n",
                    byOne.size(), byOther.size(), late.toMillis() / 1_000.0);

            assertEquals(List.of(), one.faults());
            assertEquals(List.of(), other.faults());
            assertEquals(List.of(), posts.faults(instances.clients().get(0)));
            posts.slugs().forEach(slug -> assertEquals(1, byOne.getOrDefault(slug, 0L) + byOther.getOrDefault(slug, 0L), slug));
        }
    }
}
