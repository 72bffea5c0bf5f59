package dev.standfirst.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.drill.Sharer.Outcome;
import dev.standfirst.testing.RunningJar;
import dev.standfirst.testing.Soon;

/**
 * Shares posts on two instances that are killed in turn, while the database crashes once: each acknowledged share is counted,
 * and no share is counted twice. {@code -Ddrill.shares} sets the number of shares, {@code -Ddrill.pace} the milliseconds that
 * each sharer waits after a share, and {@code -Ddrill.pause} the seconds between two kills. Lists are read meanwhile, and the
 * drill prints their latency beside the latency without shares.
 */
class ShareDrill {

    private static final int SHARES = Integer.getInteger("drill.shares", 200_000);

    /** Time between two kills, without the start of the killed instance. */
    private static final Duration KILL_INTERVAL = Duration.ofSeconds(Integer.getInteger("drill.pause", 10));

    private static final int SHARERS = 64;

    /** Pause of each sharer between two shares; without one, the machine is as busy as it can be. */
    private static final Duration PACE = Duration.ofMillis(Integer.getInteger("drill.pace", 0));

    /** Reads from instances that have just started, whose latency is not measured, and then reads that are. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Largest age of a count on an instance that did not count the share. */
    private static final Duration MAX_COUNT_AGE = Duration.ofSeconds(1);

    /** Pause of a sharer after a share that was not counted. */
    private static final Duration RETRY_PAUSE = Duration.ofMillis(20);

    private static final List<String> NETWORKS = List.of("facebook", "x", "linkedin", "whatsapp", "telegram", "reddit",
            "bluesky",
            "mastodon");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReferenceArray<RunningJar> instances = new AtomicReferenceArray<>(2);
    private final AtomicLong finished = new AtomicLong();
    private final AtomicLong attemptsNotCounted = new AtomicLong();
    private final AtomicBoolean databaseHasCrashed = new AtomicBoolean();
    private DurablePostgres postgres;
    private Map<String, String> settings;
    private int kills;

    @BeforeEach
    void startPostgres() throws Exception {
        postgres = DurablePostgres.start();
        settings = new HashMap<>(postgres.settings());
        settings.put("STANDFIRST_ADMIN_TOKEN", Person.ADMIN_TOKEN);
        settings.put("STANDFIRST_RATE_LIMIT_ENABLED", "false");
        settings.put("STANDFIRST_WARM_UP", "true");
        settings.put("STANDFIRST_SHARES_SECRET", "the same on both, and after each start");
    }

    @AfterEach
    void stop() throws Exception {
        threads.shutdownNow();
        for (int i = 0; i < 2; i++) {
            if (instances.get(i) != null) {
                instances.get(i).close();
            }
        }
        postgres.close();
    }

    /**
     * Shares without deduplication. A sharer without a response cannot know whether the share is counted, so the count lies
     * between the acknowledged shares and the shares sent.
     */
    @Test
    void everyAcknowledgedShareIsCounted() throws Exception {
        settings.put("STANDFIRST_SHARES_DEDUPE_WINDOW", "PT0S");
        start();
        var post = publish();
        var acknowledged = new AtomicLong();
        var unknown = new AtomicLong();

        var elapsed = shareWhileReading((sharer, number) -> {
            var outcome = sharer.share(post, network(number), "Sharer");
            switch (outcome) {
                case COUNTED -> acknowledged.incrementAndGet();
                case UNKNOWN -> unknown.incrementAndGet();
                default -> {
                }
            }
            return outcome == Outcome.COUNTED;
        });

        var counted = shareCount(instances.get(0), post);
        System.out.printf(
                "%nWithout deduplication: %,d shares acknowledged in %d s with %d kills and one crash of the database; %,d counted. "
                        + "Of %d shares without a response, %d were counted. Lost: %d. Counted twice: %d. Attempts not counted: %,d%n%n",
                acknowledged.get(), elapsed.toSeconds(), kills, counted, unknown.get(), counted - acknowledged.get(),
                Math.max(0, acknowledged.get() - counted), Math.max(0, counted - acknowledged.get() - unknown.get()),
                attemptsNotCounted.get());
        assertTrue(counted >= acknowledged.get(), "acknowledged shares were lost");
        assertTrue(counted <= acknowledged.get() + unknown.get(), "shares were counted twice");
        assertAllCountsAgree(post, counted);
    }

    /** Each share has a visitor of its own, who repeats it until the response is 201, or 200 if it was counted before. */
    @Test
    void aShareThatIsSentAgainIsCountedOnce() throws Exception {
        start();
        var post = publish();
        var sentAgain = new AtomicLong();
        var alreadyCounted = new AtomicLong();

        var elapsed = shareWhileReading((sharer, number) -> {
            var isRepeated = false;
            while (true) {
                var outcome = sharer.share(post, network(number), "Sharer " + number);
                if (outcome == Outcome.COUNTED || outcome == Outcome.REPEATED) {
                    assertTrue(isRepeated || outcome == Outcome.COUNTED, "a new visitor was taken for another");
                    alreadyCounted.addAndGet(outcome == Outcome.REPEATED ? 1 : 0);
                    return true;
                }
                if (outcome == Outcome.UNKNOWN && !isRepeated) {
                    isRepeated = true;
                    sentAgain.incrementAndGet();
                }
                pauseAndSwitch(sharer);
            }
        });

        var counted = shareCount(instances.get(0), post);
        System.out.printf(
                "%nWith deduplication: %,d shares repeated until they had a response, in %d s with %d kills and one crash of "
                        + "the database; %,d counted. %d had no response and were sent again, of which %d had been counted%n%n",
                SHARES,
                elapsed.toSeconds(), kills, counted, sentAgain.get(), alreadyCounted.get());
        assertEquals(SHARES, counted);
        assertAllCountsAgree(post, counted);
    }

    private interface Share {

        /** Sends the share, and returns whether it is finished. */
        boolean attempt(Sharer sharer, long number);
    }

    private Duration shareWhileReading(Share share) throws Exception {
        read(WARM_UP);
        var idle = read(IDLE);
        try (var readers = ListReaders.start(instances, databaseHasCrashed)) {
            var elapsed = shareAndKill(share);
            System.out.printf("%nGET /posts without shares: %s%nGET /posts with shares: %s%n", idle, readers.stop());
            return elapsed;
        }
    }

    private String read(Duration time) throws Exception {
        try (var readers = ListReaders.start(instances, databaseHasCrashed)) {
            Thread.sleep(time.toMillis());
            return readers.stop();
        }
    }

    private Duration shareAndKill(Share share) throws Exception {
        var next = new AtomicLong();
        var start = System.nanoTime();
        var sharers = new ArrayList<Future<?>>();
        for (int i = 0; i < SHARERS; i++) {
            var instance = i % 2;
            sharers.add(threads.submit(sharer(instance, next, share)));
        }
        var killer = threads.submit(() -> {
            kill();
            return null;
        });
        for (var sharer : sharers) {
            sharer.get();
        }
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        killer.get();
        return elapsed;
    }

    private Callable<Void> sharer(int instance, AtomicLong next, Share share) {
        return () -> {
            try (var sharer = new Sharer(instances, instance)) {
                for (long number = next.getAndIncrement(); number < SHARES; number = next.getAndIncrement()) {
                    while (!share.attempt(sharer, number)) {
                        attemptsNotCounted.incrementAndGet();
                        pauseAndSwitch(sharer);
                    }
                    finished.incrementAndGet();
                    Thread.sleep(PACE.toMillis());
                }
            }
            return null;
        };
    }

    /** Kills the instances in turn, and crashes the database once after half of the shares. */
    private void kill() throws Exception {
        for (int turn = 0; finished.get() < SHARES; turn++) {
            for (var end = System.nanoTime() + KILL_INTERVAL.toNanos(); System.nanoTime() < end && finished.get() < SHARES;) {
                Thread.sleep(20);
                if (!databaseHasCrashed.get() && finished.get() > SHARES / 2) {
                    databaseHasCrashed.set(true);
                    postgres.crash();
                }
            }
            if (finished.get() < SHARES) {
                var jar = instances.getAndSet(turn % 2, null);
                jar.kill();
                kills++;
                instances.set(turn % 2, RunningJar.start(folder, settings).awaitReady());
            }
        }
    }

    private void start() {
        for (int i = 0; i < 2; i++) {
            instances.set(i, RunningJar.start(folder, settings).awaitReady());
        }
    }

    private String publish() throws Exception {
        return new Client(instances.get(0)).post(Person.ADMIN_TOKEN, "/posts", Map.of("title", "A hit", "status", "published"))
                .successfulBody()
                .get("slug").textValue();
    }

    private static long shareCount(RunningJar instance, String post) throws Exception {
        return new Client(instance).get(null, "/posts/" + post + "/shares").successfulBody().get("total").longValue();
    }

    /**
     * Compares the count with that of the other instance a second later, with the days, and soon after with the totals, which
     * also include the work that killed instances left undone.
     */
    private void assertAllCountsAgree(String post, long counted) throws Exception {
        Thread.sleep(MAX_COUNT_AGE.toMillis());
        assertEquals(counted, shareCount(instances.get(1), post));
        assertEquals(String.valueOf(counted), postgres.value("select sum(counted) from share_day"));
        for (var number : List.of("total", "counted", "last_day", "last_month")) {
            Soon.holds(
                    () -> assertEquals(String.valueOf(counted),
                            postgres.value("select sum(" + number + ") from post_popularity"),
                            number));
        }
    }

    private static String network(long number) {
        // Most shares go to one network, so that many need the same row; a repeated share gets the same network.
        return number % 4 > 0 ? NETWORKS.get(0) : NETWORKS.get((int) (number / 4 % NETWORKS.size()));
    }

    private static void pauseAndSwitch(Sharer sharer) {
        sharer.switchInstance();
        try {
            Thread.sleep(RETRY_PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
