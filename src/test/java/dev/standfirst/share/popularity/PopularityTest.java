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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.share.count.ManyRows;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.ManyPosts;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.Sql;
import dev.standfirst.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** What lists are sorted by follows the counts. */
@QuarkusTest
class PopularityTest extends ApiTest {

    /** Hours of its own, so that no job has been there before. */
    private static final Instant BEGIN = TestClock.INSTANCE.instant().plus(Duration.ofDays(800)).truncatedTo(HOURS)
            .plus(Duration.ofMinutes(10));

    @Inject
    PopularityUpdater totals;

    @Inject
    RollPopularityWindows windows;

    @Inject
    CurrentSession session;

    @Inject
    ManyRows rows;

    @Inject
    Clock clock;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @AfterEach
    void rollBack() {
        TestClock.INSTANCE.reset();
        windows.run();
    }

    /** Also where the list was asked for all the time. */
    @Test
    void theOrderFollows() {
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

    /** Those of an instance that was killed before it could. */
    @Test
    void whatWasLeftBehindIsFoundOnceTheHourIsOver() {
        var shared = post("Shared at the last moment");
        var movedHere = post("Moved here at the last moment");
        windows.run();
        count(shared, 3, 0);
        count(movedHere, 0, 4);
        assertThat(totals.behind(), hasItem(shared));
        assertThat(totals.behind(), hasItem(movedHere));

        TestClock.INSTANCE.moveTo(BEGIN);
        windows.run();

        assertEquals("3 3 3 3 3", kept(shared));
        assertEquals("4 0 0 0 0", kept(movedHere));
        assertThat(totals.behind(), not(hasItem(shared)));
        assertThat(totals.behind(), not(hasItem(movedHere)));
    }

    @Test
    void whatWasLeftBehindIsFoundByWhoeverStarts() throws InterruptedException {
        var post = post("Shared before the start");
        count(post, 2, 1);
        var starting = new PopularityFollower(totals, transactions);

        starting.start(new StartupEvent());

        try {
            Soon.holds(() -> assertEquals("3 2 2 2 2", kept(post)));
        } finally {
            starting.stop(new ShutdownEvent());
        }
    }

    @Test
    void toSettleTwiceChangesNothing() {
        var post = post("Settled twice");
        TestClock.INSTANCE.moveTo(BEGIN);
        count(post, 3, 5);
        totals.settle(List.of(post));
        assertEquals("8 3 3 3 3", kept(post));
        assertEquals(List.of("0"), hours(post));

        totals.settle(List.of(post));
        TestClock.INSTANCE.moveBy(Duration.ofHours(1));
        totals.settle(List.of(post));

        assertEquals("8 3 3 3 3", kept(post));
        assertEquals(List.of("0"), hours(post));
    }

    @Test
    void eachHourInWhichItWasSharedIsWrittenOnce() {
        var post = post("Shared for hours");
        TestClock.INSTANCE.moveTo(BEGIN);
        for (int hour = 0; hour < 3; hour++) {
            count(post, 1, 0);
            totals.settle(List.of(post));
            count(post, 1, 0);
            totals.settle(List.of(post));
            TestClock.INSTANCE.moveBy(Duration.ofHours(11));
        }

        assertEquals(List.of("0", "2", "4"), hours(post));
        assertEquals("6 6 6 6 6", kept(post));
        for (var left : List.of("6 6 4 6 6", "6 6 2 6 6", "6 6 0 6 6")) {
            totals.settle(List.of(post));
            assertEquals(left, kept(post));
            TestClock.INSTANCE.moveBy(Duration.ofHours(11));
        }
    }

    @Test
    void whatWasTakenOverIsInNoWindow() {
        var post = post("Moved here");

        asAdmin().body(Map.of("networks", Map.of("x", 70, "email", 7))).put("/posts/{post}/shares", post).then()
                .statusCode(200);

        Soon.holds(() -> assertEquals("77 0 0 0 0", kept(post)));
        assertEquals(List.of(), hours(post));
        shareTimes(2, post.toString());
        asAdmin().body(Map.of("networks", Map.of("x", 1))).put("/posts/{post}/shares", post).then().statusCode(200);
        Soon.holds(() -> assertEquals("3 2 2 2 2", kept(post)));
    }

    @Test
    void aClockThatWasAheadLosesNoShare() {
        var post = post("Shared in the future");
        TestClock.INSTANCE.moveTo(BEGIN.plus(Duration.ofHours(5)));
        count(post, 2, 0);
        totals.settle(List.of(post));
        TestClock.INSTANCE.moveTo(BEGIN);

        count(post, 1, 0);
        totals.settle(List.of(post));

        assertEquals("3 3 3 3 3", kept(post));
    }

    @Test
    void aPostThatIsGoneIsNoMatter() {
        var gone = post("Deleted");
        count(gone, 1, 0);
        var there = post("Still there");
        count(there, 2, 0);
        asAdmin().delete("/posts/{post}?permanent=true", gone).then().statusCode(204);

        totals.settle(List.of(gone, there, UUID.randomUUID()));
        totals.settle(List.of(gone));

        assertEquals("2 2 2 2 2", kept(there));
        assertEquals(List.of(), hours(gone));
    }

    /** Each by itself sees what others commit meanwhile, in the middle of its work. */
    @Test
    void settlingWhileOthersShareSettleAndDeleteLosesNothing() {
        var posts = IntStream.range(0, 8).mapToObj(n -> post("Settled by many")).toList();
        var deleted = posts.subList(6, 8);

        AtOnce.times(24, n -> {
            for (int i = 0; i < 10; i++) {
                if (n < 12) {
                    share("Visitor %d, %d".formatted(n, i), posts.get((n + i) % 6).toString()).then().statusCode(201);
                } else if (n < 14 && i == 5) {
                    asAdmin().delete("/posts/{post}?permanent=true", deleted.get(n - 12)).then().statusCode(204);
                } else if (n == 14) {
                    asAdmin().body(Map.of("networks", Map.of("x", i))).put("/posts/{post}/shares", posts.get(i % 6)).then()
                            .statusCode(200);
                } else {
                    totals.settle(posts);
                }
            }
            return n;
        });

        posts.subList(0, 6).forEach(post -> {
            var counted = Sql.text("select sum(counted) from share_count where post_id = '" + post + "'");
            var all = Sql.text("select sum(counted + baseline) from share_count where post_id = '" + post + "'");
            Soon.holds(() -> assertEquals(String.join(" ", all, counted, counted, counted, counted), kept(post)));
        });
    }

    @Test
    void whatCannotBeSettledIsTriedAgain() throws InterruptedException {
        var post = post("Settled after all");
        var failures = new AtomicInteger();
        var failing = new PopularityUpdater(session, rows, clock) {

            @Override
            void settle(Collection<UUID> some) {
                if (failures.incrementAndGet() < 3) {
                    throw new IllegalStateException("Not yet");
                }
                super.settle(some);
            }
        };
        var unsettled = new PopularityFollower(failing, transactions);
        unsettled.start(new StartupEvent());
        count(post, 1, 0);

        unsettled.add(List.of(post));

        try {
            Soon.holds(() -> assertEquals("1 1 1 1 1", kept(post)));
        } finally {
            unsettled.stop(new ShutdownEvent());
        }
    }

    @Test
    void theEndComesAfterAllThatIsLeft() throws InterruptedException {
        // More than are settled at once.
        var many = new ManyPosts("settled", 450);
        many.load();
        try {
            var those = "(select id from post where language = '" + many.language() + "')";
            var ending = new PopularityFollower(totals, transactions);
            ending.start(new StartupEvent());
            Sql.run(List.of("insert into share_count (post_id, network, counted, baseline) select id, 'x', 1, 0 from post "
                    + "where id in " + those));
            ending.add(Sql.texts("select id from post where id in " + those).stream().map(UUID::fromString).toList());

            ending.stop(new ShutdownEvent());

            assertEquals("450", Sql.text("select sum(last_day) from share_total where total = 1 and post_id in " + those));
        } finally {
            many.remove();
        }
    }

    private static UUID post(String title) {
        return UUID.fromString(aPost(title).published().create().getString("id"));
    }

    /** Without telling anybody. */
    private static void count(UUID post, long counted, long baseline) {
        var row = "where post_id = '" + post + "' and network = 'email'";
        Sql.run(List.of(
                "insert into share_count (post_id, network, counted, baseline) select id, 'email', 0, 0 from post where id = '"
                        + post + "' and not exists (select 1 from share_count " + row + ")",
                "update share_count set counted = counted + " + counted + ", baseline = baseline + " + baseline + " " + row));
    }

    private static void shareTimes(int times, String post) {
        for (int i = 0; i < times; i++) {
            share(unique("Visitor"), post).then().statusCode(201);
        }
    }

    private static Response share(String agent, String post) {
        return anyone().header("User-Agent", agent).body(Map.of("network", "x")).post("/posts/{post}/shares", post);
    }

    private static void assertMostShared(String tag, String window, String... posts) {
        anyone().get("/posts?tag={tag}&sort=-shares&window={window}", tag.toLowerCase(Locale.ROOT).replace(' ', '-'), window)
                .then().statusCode(200).body("items.slug", contains(posts));
    }

    private static String kept(UUID post) {
        return Sql.text("select total || ' ' || counted || ' ' || last_day || ' ' || last_week || ' ' || last_month "
                + "from share_total where post_id = '" + post + "'");
    }

    private static List<String> hours(UUID post) {
        return Sql.texts("select counted_before from share_hour where post_id = '" + post + "' order by begins_at");
    }
}
