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

/** Schedules many posts for the same second on two instances: each is public on time and settled once, also after a kill. */
class ScheduleDrill {

    private static final int POSTS = Integer.getInteger("drill.posts", 200);
    private static final Duration AHEAD = Duration.ofSeconds(30);

    /** Time from the scheduled second to the kill, which waits until the instance has settled a post. */
    private static final Duration KILL_AFTER = Duration.ofMillis(500);

    /** Time in which an instance takes over and finishes the jobs of one that died. */
    private static final Duration TAKEOVER_TIME = Duration.ofMinutes(1);

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
    void twoInstancesSettleEachPostOnce() throws Exception {
        assertEachPostIsSettledOnce(POSTS, AHEAD, instances, postgres);
    }

    @Test
    void anInstanceFinishesTheJobsOfAKilledInstance() throws Exception {
        var posts = ScheduledPosts.schedule(POSTS, AHEAD, instances);
        try (var readers = new Readers(instances.clients().get(1), posts)) {
            Thread.sleep(Duration.between(Instant.now(), posts.at().plus(KILL_AFTER)).toMillis());
            // An instance that has not begun yet would leave no job behind.
            while (posts.settledBy(0).isEmpty() && Instant.now().isBefore(posts.at().plus(TAKEOVER_TIME))) {
                Thread.onSpinWait();
            }
            var killedAfter = Duration.between(posts.at(), Instant.now());
            instances.kill(0);
            var delay = posts.awaitSettled(postgres, TAKEOVER_TIME);
            readers.await();

            var byKilled = posts.settledBy(0);
            var byOther = posts.settledBy(1);
            System.out.printf(
                    "%n%d posts for one second, an instance killed %d ms after it: %d settled by the killed instance, %d by the "
                            + "other, the last %.1f s after the second%n%n",
                    POSTS, killedAfter.toMillis(), byKilled.size(),
                    byOther.size(), delay.toMillis() / 1_000.0);

            assertEquals(List.of(), readers.faults());
            assertEquals(List.of(), posts.faults(instances.clients().get(1)));
            // An instance that dies between its log line and the commit has settled nothing, so both may log the post.
            posts.slugs().forEach(slug -> assertTrue(byKilled.containsKey(slug) || byOther.containsKey(slug), slug));
        }
    }

    /** Also used by {@link ScheduleIT}, with fewer posts. */
    static void assertEachPostIsSettledOnce(int count, Duration ahead, Instances instances, DurablePostgres postgres)
            throws Exception {
        var posts = ScheduledPosts.schedule(count, ahead, instances);
        try (var firstReaders = new Readers(instances.clients().get(0), posts);
                var secondReaders = new Readers(instances.clients().get(1), posts)) {
            var delay = posts.awaitSettled(postgres, TAKEOVER_TIME);
            firstReaders.await();
            secondReaders.await();

            var byFirst = posts.settledBy(0);
            var byOther = posts.settledBy(1);
            System.out.printf("%n%d posts for one second: %d and %d responses 404 before it, "
                    + "first responses with a post %d and %d ms after it%n", count, firstReaders.notFoundBeforeTheSecond(),
                    secondReaders.notFoundBeforeTheSecond(),
                    firstReaders.firstDelay().toMillis(), secondReaders.firstDelay().toMillis());
            System.out.printf("%d and %d settled by the two instances, the last %.1f s after the second%n%n",
                    byFirst.size(), byOther.size(), delay.toMillis() / 1_000.0);

            assertEquals(List.of(), firstReaders.faults());
            assertEquals(List.of(), secondReaders.faults());
            assertEquals(List.of(), posts.faults(instances.clients().get(0)));
            posts.slugs()
                    .forEach(slug -> assertEquals(1, byFirst.getOrDefault(slug, 0L) + byOther.getOrDefault(slug, 0L), slug));
        }
    }
}
