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

import dev.standfirst.drill.Sharer.Fate;
import dev.standfirst.testing.RunningJar;
import dev.standfirst.testing.Soon;

/**
 * Shares on two instances, of which one or the other is killed all the time, while the database crashes once: each share that
 * was answered is counted, and none twice. {@code -Ddrill.shares} says how many, and {@code -Ddrill.pace} how many milliseconds
 * each of those who share waits after each. Others read meanwhile, and how long that takes is told beside how long it takes
 * when nobody shares.
 */
class ShareDrill {

    private static final int SHARES = Integer.getInteger("drill.shares", 200_000);

    /** Between two kills, but while an instance still starts. */
    private static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("drill.pause", 10));

    private static final int SHARERS = 64;

    /** Of each sharer between two shares: none, and the machine is as busy as it can be. */
    private static final Duration PACE = Duration.ofMillis(Integer.getInteger("drill.pace", 0));

    /** How long instances that have just started are read from until it tells something, and then until it has told. */
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** How old a count may be on an instance that has not counted it. */
    private static final Duration OLDEST = Duration.ofSeconds(1);

    /** As long as nobody is there. */
    private static final Duration REST = Duration.ofMillis(20);

    private static final List<String> NETWORKS = List.of("facebook", "x", "linkedin", "whatsapp", "telegram", "reddit",
            "bluesky",
            "mastodon");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReferenceArray<RunningJar> instances = new AtomicReferenceArray<>(2);
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicBoolean databaseCrashes = new AtomicBoolean();
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
     * Nobody is recognised: whose answer was lost cannot know, so the count may lie between what is known and what was sent.
     */
    @Test
    void whatIsAnsweredIsCounted() throws Exception {
        settings.put("STANDFIRST_SHARES_DEDUPE_WINDOW", "PT0S");
        start();
        var post = publish();
        var answered = new AtomicLong();
        var inDoubt = new AtomicLong();

        var took = shareUnderFire((sharer, number) -> {
            var fate = sharer.share(post, network(number), "Sharer");
            switch (fate) {
                case COUNTED -> answered.incrementAndGet();
                case IN_DOUBT -> inDoubt.incrementAndGet();
                default -> {
                }
            }
            return fate == Fate.COUNTED;
        });

        var counted = counted(instances.get(0), post);
        System.out.printf(
                "%nDedupe off: %,d shares answered 201 in %d s under %d kills and one crash of the database; %,d counted. "
                        + "Of %d whose answer was lost, %d were counted. Lost: %d. Counted too often: %d. Refused meanwhile: %,d%n%n",
                answered.get(), took.toSeconds(), kills, counted, inDoubt.get(), counted - answered.get(),
                Math.max(0, answered.get() - counted), Math.max(0, counted - answered.get() - inDoubt.get()), refused.get());
        assertTrue(counted >= answered.get(), "lost");
        assertTrue(counted <= answered.get() + inDoubt.get(), "counted too often");
        assertAllTellTheSame(post, counted);
    }

    /** Each share has a sender of its own, who sends it again until it is answered: 201, or 200 where it had been counted. */
    @Test
    void whatIsSentAgainIsCountedOnce() throws Exception {
        start();
        var post = publish();
        var sentAgain = new AtomicLong();
        var wereCounted = new AtomicLong();

        var took = shareUnderFire((sharer, number) -> {
            var isAgain = false;
            while (true) {
                var fate = sharer.share(post, network(number), "Sharer " + number);
                if (fate == Fate.COUNTED || fate == Fate.REPEATED) {
                    assertTrue(isAgain || fate == Fate.COUNTED, "a stranger was taken for somebody else");
                    wereCounted.addAndGet(fate == Fate.REPEATED ? 1 : 0);
                    return true;
                }
                if (fate == Fate.IN_DOUBT && !isAgain) {
                    isAgain = true;
                    sentAgain.incrementAndGet();
                }
                rest(sharer);
            }
        });

        var counted = counted(instances.get(0), post);
        System.out.printf("%nDedupe on: %,d shares sent until they were answered, in %d s under %d kills and one crash of the "
                + "database; %,d counted. %d lost their answer and were sent again, of which %d had been counted%n%n", SHARES,
                took.toSeconds(), kills, counted, sentAgain.get(), wereCounted.get());
        assertEquals(SHARES, counted);
        assertAllTellTheSame(post, counted);
    }

    private interface Share {

        /** Whether it is made. */
        boolean make(Sharer sharer, long number);
    }

    private Duration shareUnderFire(Share share) throws Exception {
        read(WARM_UP);
        var idle = read(IDLE);
        try (var readers = ListReaders.start(instances, databaseCrashes)) {
            var took = shareAndKill(share);
            System.out.printf("%nGET /posts idle: %s%nGET /posts meanwhile: %s%n", idle, readers.stop());
            return took;
        }
    }

    private String read(Duration time) throws Exception {
        try (var readers = ListReaders.start(instances, databaseCrashes)) {
            Thread.sleep(time.toMillis());
            return readers.stop();
        }
    }

    private Duration shareAndKill(Share share) throws Exception {
        var next = new AtomicLong();
        var begun = System.nanoTime();
        var sharing = new ArrayList<Future<?>>();
        for (int i = 0; i < SHARERS; i++) {
            var instance = i % 2;
            sharing.add(threads.submit(sharer(instance, next, share)));
        }
        var fire = threads.submit(() -> {
            kill();
            return null;
        });
        for (var one : sharing) {
            one.get();
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        fire.get();
        return took;
    }

    private Callable<Void> sharer(int instance, AtomicLong next, Share share) {
        return () -> {
            try (var sharer = new Sharer(instances, instance)) {
                for (long number = next.getAndIncrement(); number < SHARES; number = next.getAndIncrement()) {
                    while (!share.make(sharer, number)) {
                        refused.incrementAndGet();
                        rest(sharer);
                    }
                    settled.incrementAndGet();
                    Thread.sleep(PACE.toMillis());
                }
            }
            return null;
        };
    }

    /** One and the other by turns, and the database once, when half is done. */
    private void kill() throws Exception {
        for (int turn = 0; settled.get() < SHARES; turn++) {
            for (var end = System.nanoTime() + PAUSE.toNanos(); System.nanoTime() < end && settled.get() < SHARES;) {
                Thread.sleep(20);
                if (!databaseCrashes.get() && settled.get() > SHARES / 2) {
                    databaseCrashes.set(true);
                    postgres.crash();
                }
            }
            if (settled.get() < SHARES) {
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
                .good()
                .get("slug").textValue();
    }

    private static long counted(RunningJar instance, String post) throws Exception {
        return new Client(instance).get(null, "/posts/" + post + "/shares").good().get("total").longValue();
    }

    /**
     * The other instance a second later, the days, and soon also the totals, whatever those who were killed had left to be
     * done.
     */
    private void assertAllTellTheSame(String post, long counted) throws Exception {
        Thread.sleep(OLDEST.toMillis());
        assertEquals(counted, counted(instances.get(1), post));
        assertEquals(String.valueOf(counted), postgres.text("select sum(counted) from share_day"));
        for (var number : List.of("total", "counted", "last_day", "last_month")) {
            Soon.holds(() -> assertEquals(String.valueOf(counted), postgres.text("select sum(" + number + ") from share_total"),
                    number));
        }
    }

    private static String network(long number) {
        // Most to one, so that there is a row that everybody wants; the same each time that it is sent.
        return number % 4 > 0 ? NETWORKS.get(0) : NETWORKS.get((int) (number / 4 % NETWORKS.size()));
    }

    private static void rest(Sharer sharer) {
        sharer.turn();
        try {
            Thread.sleep(REST.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
