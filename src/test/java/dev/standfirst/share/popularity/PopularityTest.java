package dev.standfirst.share.popularity;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.lock.RowLock;
import dev.standfirst.share.ShareApiTest;
import dev.standfirst.start.LongLivedThreads;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.ManyPosts;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;

/** The popularity of posts, by which lists are sorted and which follows the share counts. */
@QuarkusTest
class PopularityTest extends ShareApiTest {

    /** A time of its own, for which no job has run before. */
    private static final Instant BEGIN = TestClock.INSTANCE.instant().plus(Duration.ofDays(800)).truncatedTo(HOURS)
            .plus(Duration.ofMinutes(10));

    @Inject
    LongLivedThreads threads;

    @Inject
    PopularityUpdater updater;

    @Inject
    RollPopularityWindows windows;

    @Inject
    CurrentSession session;

    @Inject
    RowLock locks;

    @Inject
    ActiveDatabase database;

    @Inject
    Clock clock;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @AfterEach
    void resetPopularity() {
        TestClock.INSTANCE.reset();
        windows.run();
    }

    /** The lists are requested all the time, so that their responses are cached. */
    @Test
    void listsOfMostSharedPostsFollowEachShare() {
        var tag = unique("Tag");
        var first = aPost("First").tags(tag).published().slug();
        var second = aPost("Second").tags(tag).published().slug();
        for (var post : List.of(first, second, first, second)) {
            shareTimes(1, post);
            shareTimes(1, post);
            var other = post.equals(first) ? second : first;
            Soon.holds(() -> assertMostShared(tag, "24h", post, other));
            Soon.holds(() -> assertMostShared(tag, "all", post, other));
            shareTimes(1, other);
        }
    }

    /** Shares of an instance that was killed before it updated the popularity. */
    @Test
    void sharesMissingInThePopularityAreAddedAfterTheHour() {
        var shared = post("Shared at the last moment");
        var withBaseline = post("Moved here at the last moment");
        windows.run();
        addToShareCount(shared, 3, 0);
        addToShareCount(withBaseline, 0, 4);
        assertThat(updater.findOutdated(), hasItem(shared));
        assertThat(updater.findOutdated(), hasItem(withBaseline));

        TestClock.INSTANCE.moveTo(BEGIN);
        windows.run();

        assertEquals("3 3 3 3 3", popularity(shared));
        assertEquals("4 0 0 0 0", popularity(withBaseline));
        assertThat(updater.findOutdated(), not(hasItem(shared)));
        assertThat(updater.findOutdated(), not(hasItem(withBaseline)));
    }

    @Test
    void sharesMissingInThePopularityAreAddedWhenAnInstanceStarts() throws InterruptedException {
        var post = post("Shared before the start");
        addToShareCount(post, 2, 1);
        var starting = new PopularityFollower(updater, transactions, threads);

        starting.start(new StartupEvent());

        try {
            Soon.holds(() -> assertEquals("3 2 2 2 2", popularity(post)));
        } finally {
            starting.stop(new ShutdownEvent());
        }
    }

    @Test
    void updatingThePopularityTwiceChangesNothing() {
        var post = post("Updated twice");
        TestClock.INSTANCE.moveTo(BEGIN);
        addToShareCount(post, 3, 5);
        updater.update(List.of(post));
        assertEquals("8 3 3 3 3", popularity(post));
        assertEquals(List.of("0"), hoursWithShares(post));

        updater.update(List.of(post));
        TestClock.INSTANCE.moveBy(Duration.ofHours(1));
        updater.update(List.of(post));

        assertEquals("8 3 3 3 3", popularity(post));
        assertEquals(List.of("0"), hoursWithShares(post));
    }

    @Test
    void popularityWindowsStoreOneRowForEachHourWithShares() {
        var post = post("Shared for hours");
        TestClock.INSTANCE.moveTo(BEGIN);
        for (int hour = 0; hour < 3; hour++) {
            addToShareCount(post, 1, 0);
            updater.update(List.of(post));
            addToShareCount(post, 1, 0);
            updater.update(List.of(post));
            TestClock.INSTANCE.moveBy(Duration.ofHours(11));
        }

        assertEquals(List.of("0", "2", "4"), hoursWithShares(post));
        assertEquals("6 6 6 6 6", popularity(post));
        for (var left : List.of("6 6 4 6 6", "6 6 2 6 6", "6 6 0 6 6")) {
            updater.update(List.of(post));
            assertEquals(left, popularity(post));
            TestClock.INSTANCE.moveBy(Duration.ofHours(11));
        }
    }

    @Test
    void baselineCountsInTheTotalButInNoPopularityWindow() {
        var post = post("Moved here");

        asAdmin().body(Map.of("networks", Map.of("x", 70, "email", 7))).put("/posts/{post}/shares", post).then()
                .statusCode(200);

        Soon.holds(() -> assertEquals("77 0 0 0 0", popularity(post)));
        assertEquals(List.of(), hoursWithShares(post));
        shareTimes(2, post);
        asAdmin().body(Map.of("networks", Map.of("x", 1))).put("/posts/{post}/shares", post).then().statusCode(200);
        Soon.holds(() -> assertEquals("3 2 2 2 2", popularity(post)));
    }

    @Test
    void shareIsCountedInEveryWindowAlthoughAnEarlierClockWasAhead() {
        var post = post("Shared in the future");
        TestClock.INSTANCE.moveTo(BEGIN.plus(Duration.ofHours(5)));
        addToShareCount(post, 2, 0);
        updater.update(List.of(post));
        TestClock.INSTANCE.moveTo(BEGIN);

        addToShareCount(post, 1, 0);
        updater.update(List.of(post));

        assertEquals("3 3 3 3 3", popularity(post));
    }

    @Test
    void updatingThePopularitySkipsDeletedPosts() {
        var gone = post("Deleted");
        addToShareCount(gone, 1, 0);
        var there = post("Still there");
        addToShareCount(there, 2, 0);
        asAdmin().delete("/posts/{post}?permanent=true", gone).then().statusCode(204);

        updater.update(List.of(gone, there, UUID.randomUUID()));
        updater.update(List.of(gone));

        assertEquals("2 2 2 2 2", popularity(there));
        assertEquals(List.of(), hoursWithShares(gone));
    }

    /** Each update of the popularity sees what others commit while it runs. */
    @Test
    void concurrentSharesUpdatesAndDeletionsKeepThePopularityExact() {
        var posts = IntStream.range(0, 8).mapToObj(n -> post("Updated by many")).toList();
        var deleted = posts.subList(6, 8);

        AtOnce.times(24, n -> {
            for (int i = 0; i < 10; i++) {
                if (n < 12) {
                    share(posts.get((n + i) % 6), "x", "Visitor %d, %d".formatted(n, i)).then().statusCode(201);
                } else if (n < 14 && i == 5) {
                    asAdmin().delete("/posts/{post}?permanent=true", deleted.get(n - 12)).then().statusCode(204);
                } else if (n == 14) {
                    asAdmin().body(Map.of("networks", Map.of("x", i))).put("/posts/{post}/shares", posts.get(i % 6)).then()
                            .statusCode(200);
                } else {
                    updater.update(posts);
                }
            }
            return n;
        });

        posts.subList(0, 6).forEach(post -> {
            var counted = Sql.text("select sum(counted) from share_count where post_id = '%s'".formatted(post));
            var all = Sql.text("select sum(counted + baseline) from share_count where post_id = '%s'".formatted(post));
            Soon.holds(() -> assertEquals(String.join(" ", all, counted, counted, counted, counted), popularity(post)));
        });
    }

    @Test
    void failedUpdateOfThePopularityIsRepeated() throws InterruptedException {
        var post = post("Updated after all");
        var failures = new AtomicInteger();
        var failing = new PopularityUpdater(session, locks, database, clock) {

            @Override
            void update(Collection<UUID> some) {
                if (failures.incrementAndGet() < 3) {
                    throw new IllegalStateException("Not yet");
                }
                super.update(some);
            }
        };
        var repeating = new PopularityFollower(failing, transactions, threads);
        repeating.start(new StartupEvent());
        addToShareCount(post, 1, 0);

        repeating.scheduleUpdate(List.of(post));

        try {
            Soon.holds(() -> assertEquals("1 1 1 1 1", popularity(post)));
        } finally {
            repeating.stop(new ShutdownEvent());
        }
    }

    @Test
    void stoppingWaitsUntilThePopularityIsUpdated() throws InterruptedException {
        // More posts than one update handles.
        var many = new ManyPosts("updated", 450);
        many.load();
        try {
            var stopping = new PopularityFollower(updater, transactions, threads);
            stopping.start(new StartupEvent());
            Sql.run(List.of("""
                    insert into share_count (post_id, network, counted, baseline)
                    select id, 'x', 1, 0 from post where language = '%s'
                    """.formatted(many.language())));
            stopping.scheduleUpdate(Sql.texts("select id from post where language = '%s'".formatted(many.language())).stream()
                    .map(UUID::fromString).toList());

            stopping.stop(new ShutdownEvent());

            assertEquals("450", Sql.text("""
                    select sum(last_day) from post_popularity
                    where total = 1 and post_id in (select id from post where language = '%s')
                    """.formatted(many.language())));
        } finally {
            many.remove();
        }
    }

    private static UUID post(String title) {
        return UUID.fromString(aPost(title).published().create().getString("id"));
    }

    /** Changes the share count in the database only, so that nothing triggers an update of the popularity. */
    private static void addToShareCount(UUID post, long counted, long baseline) {
        Sql.run(List.of("""
                insert into share_count (post_id, network, counted, baseline)
                select id, 'email', 0, 0 from post where id = '%1$s'
                and not exists (select 1 from share_count where post_id = '%1$s' and network = 'email')
                """.formatted(post), """
                update share_count set counted = counted + %d, baseline = baseline + %d
                where post_id = '%s' and network = 'email'
                """.formatted(counted, baseline, post)));
    }

    private static void shareTimes(int times, Object post) {
        for (int i = 0; i < times; i++) {
            share(post, "x", unique("Visitor")).then().statusCode(201);
        }
    }

    private static void assertMostShared(String tag, String window, String... posts) {
        anyone().get("/posts?tag={tag}&sort=-shares&window={window}", slugOf(tag), window)
                .then().statusCode(200).body("items.slug", contains(posts));
    }

    /** Total with baseline, counted shares, and the windows of a day, a week and a month, separated by spaces. */
    private static String popularity(UUID post) {
        return Sql.text("""
                select total || ' ' || counted || ' ' || last_day || ' ' || last_week || ' ' || last_month
                from post_popularity where post_id = '%s'
                """.formatted(post));
    }

    /** Shares counted before each hour with shares. */
    private static List<String> hoursWithShares(UUID post) {
        return Sql.texts("select counted_before from share_hour where post_id = '%s' order by begins_at".formatted(post));
    }
}
