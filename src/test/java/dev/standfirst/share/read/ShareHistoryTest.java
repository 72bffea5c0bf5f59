package dev.standfirst.share.read;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.share.popularity.PopularityUpdater;
import dev.standfirst.share.popularity.RollPopularityWindows;
import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** When posts were shared, and which are shared most of late. */
@QuarkusTest
class ShareHistoryTest extends ApiTest {

    /** Days of its own, so that no job has been there before. */
    private static final Instant BEGIN = TestClock.INSTANCE.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(400)
            .atTime(9, 30).toInstant(ZoneOffset.UTC);

    @Inject
    RollPopularityWindows windows;

    @Inject
    PopularityUpdater totals;

    /** What was shared in the future is forgotten by the windows once that is the future again. */
    @AfterEach
    void rollBack() {
        TestClock.INSTANCE.reset();
        windows.run();
    }

    @Test
    void eachDayIsShownWithItsNetworksAndWhatWasTakenOverApart() {
        var post = aPost("Shared for days").published().slug();
        asAdmin().body(Map.of("networks", Map.of("facebook", 1_000))).put("/posts/{post}/shares", post).then().statusCode(200);
        TestClock.INSTANCE.moveTo(BEGIN);
        share(post, "facebook", "Ada");
        share(post, "email", "Ada");
        TestClock.INSTANCE.moveBy(Duration.ofDays(2));
        share(post, "facebook", "Ada");
        share(post, "facebook", "Grace");

        var days = anyone().get("/posts/{post}/shares?by=day", post).then().statusCode(200);

        days.body("total", equalTo(1_004)).body("networks", equalTo(Map.of("facebook", 1_003, "email", 1)))
                .body("baseline.total", equalTo(1_000)).body("baseline.networks", equalTo(Map.of("facebook", 1_000)))
                .body("days.day", contains(day(0), day(2))).body("days.total", contains(2, 2))
                .body("days.networks", contains(Map.of("facebook", 1, "email", 1), Map.of("facebook", 2)));
        anyone().get("/posts/{post}/shares", post).then().body("total", equalTo(1_004)).body("$", not(hasKey("days")))
                .body("$", not(hasKey("baseline")));
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        var post = aPost("Shared each day").published().slug();
        for (int day = 0; day < 5; day++) {
            TestClock.INSTANCE.moveTo(BEGIN.plus(Duration.ofDays(day)));
            share(post, "x", "Ada");
        }

        for (var range : Map.of("from=" + day(1) + "&to=" + day(3), List.of(day(1), day(2), day(3)),
                "to=" + day(1), List.of(day(0), day(1)), "from=" + day(3), List.of(day(3), day(4)),
                "from=" + day(2) + "&to=" + day(2), List.of(day(2)), "to=" + day(-1), List.of()).entrySet()) {
            anyone().get("/posts/{post}/shares?by=day&" + range.getKey(), post).then().statusCode(200)
                    .body("days.day", equalTo(range.getValue()));
        }
    }

    @Test
    void nobodyHasSharedANewPostOnAnyDay() {
        var post = aPost("Not shared").published().slug();

        anyone().get("/posts/{post}/shares?by=day", post).then().statusCode(200).body("total", equalTo(0))
                .body("baseline.networks", anEmptyMap()).body("days", empty());
    }

    @Test
    void whatMakesNoRangeIsA400ThatNamesIt() {
        var post = aPost("Not shared").published().slug();

        for (var wrong : Map.of("by=week", "by", "from=2026-01-01", "from", "to=2026-01-01", "to",
                "by=day&from=2026-01-32", "from", "by=day&to=yesterday", "to", "by=day&from=2026-01-02&to=2026-01-01", "from",
                "by=day&from=2025-01-01&to=2026-01-02", "from", "by=day&from=20260101", "from",
                "by=day&to=2026-01-01T00:00:00Z", "to").entrySet()) {
            anyone().get("/posts/{post}/shares?" + wrong.getKey(), post).then().statusCode(400)
                    .body("errors.parameter", contains(wrong.getValue()));
        }
        anyone().get("/posts/{post}/shares?by=day&from=2025-01-01&to=2026-01-01", post).then().statusCode(200);
    }

    @Test
    void whatIsSharedMostDependsOnTheWindow() {
        var tag = unique("Tag");
        var classic = aPost("A classic").tags(tag).published().slug();
        var lastMonths = aPost("Last month's").tags(tag).published().slug();
        var lastWeeks = aPost("Last week's").tags(tag).published().slug();
        var todays = aPost("Today's").tags(tag).published().slug();
        asAdmin().body(Map.of("networks", Map.of("x", 100))).put("/posts/{post}/shares", classic).then().statusCode(200);
        TestClock.INSTANCE.moveTo(BEGIN);
        shareTimes(4, lastMonths);
        TestClock.INSTANCE.moveBy(Duration.ofDays(20));
        shareTimes(3, lastWeeks);
        TestClock.INSTANCE.moveBy(Duration.ofDays(5));
        shareTimes(2, todays);
        shareTimes(1, lastMonths);

        windows.run();

        assertOrder(tag, "24h", todays, lastMonths, lastWeeks, classic);
        assertOrder(tag, "7d", lastWeeks, todays, lastMonths, classic);
        assertOrder(tag, "30d", lastMonths, lastWeeks, todays, classic);
        assertOrder(tag, "all", classic, lastMonths, lastWeeks, todays);
    }

    /** The hour of the share and those that follow, and not one more. */
    @Test
    void aShareLeavesAWindowOnTheHour() {
        var tag = unique("Tag");
        var older = aPost("Shared twice").tags(tag).published().slug();
        var younger = aPost("Shared once, later").tags(tag).published().slug();
        TestClock.INSTANCE.moveTo(BEGIN);
        shareTimes(2, older);
        TestClock.INSTANCE.moveBy(Duration.ofHours(1));
        shareTimes(1, younger);

        TestClock.INSTANCE.moveTo(BEGIN.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(29)));
        windows.run();
        assertOrder(tag, "24h", older, younger);
        TestClock.INSTANCE.moveBy(Duration.ofMinutes(1));
        windows.run();
        assertOrder(tag, "24h", younger, older);
        windows.run();
        assertOrder(tag, "24h", younger, older);
        // As where a clock was wrong.
        TestClock.INSTANCE.moveBy(Duration.ofHours(-3));
        windows.run();
        assertOrder(tag, "24h", older, younger);
    }

    @Test
    void pagesOfAWindowFollowEachOther() {
        var tag = unique("Tag");
        var never = aPost("Never").tags(tag).published().slug();
        var once = aPost("Once").tags(tag).published().slug();
        var twice = aPost("Twice").tags(tag).published().slug();
        shareTimes(1, once);
        shareTimes(2, twice);
        TestClock.INSTANCE.moveBy(Duration.ofSeconds(2));

        var next = anyone().get("/posts?tag={tag}&sort=-shares&window=7d&limit=2&total=true", slugged(tag)).then()
                .statusCode(200)
                .body("items.slug", contains(twice, once)).body("page.total", equalTo(3)).extract().<String> path("page.next");

        anyone().get("/posts?tag={tag}&sort=-shares&window=7d&limit=2&cursor=" + next, slugged(tag)).then().statusCode(200)
                .body("items.slug", contains(never));
    }

    @Test
    void aWindowIsOneOfTheKnownAndOfAListByShares() {
        anyone().get("/posts?sort=-shares&window=1y").then().statusCode(400).body("errors.parameter", contains("window"))
                .body("errors[0].detail", containsString("24h, 7d, 30d, all"));
        for (var query : List.of("window=7d", "window=all", "sort=title&window=24h")) {
            anyone().get("/posts?" + query).then().statusCode(400).body("errors.parameter", contains("window"));
        }
        asAdmin().get("/posts?status=draft&sort=-shares,title&window=24h").then().statusCode(200);
    }

    /** All at this time, wherever the clock goes from here. */
    private void shareTimes(int times, String post) {
        for (int i = 0; i < times; i++) {
            share(post, "x", "Visitor " + i);
        }
        totals.settleAll(totals.behind());
    }

    private static void share(String post, String network, String agent) {
        anyone().header("User-Agent", agent).body(Map.of("network", network)).post("/posts/{post}/shares", post).then()
                .statusCode(201);
    }

    private static void assertOrder(String tag, String window, String... posts) {
        // A list may show counts for a second.
        TestClock.INSTANCE.moveBy(Duration.ofSeconds(2));
        anyone().get("/posts?tag={tag}&sort=-shares&window={window}", slugged(tag), window).then().statusCode(200)
                .body("items.slug", contains(posts));
        TestClock.INSTANCE.moveBy(Duration.ofSeconds(-2));
    }

    private static String day(int after) {
        return LocalDate.ofInstant(BEGIN, ZoneOffset.UTC).plusDays(after).toString();
    }

    private static String slugged(String tag) {
        return tag.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
