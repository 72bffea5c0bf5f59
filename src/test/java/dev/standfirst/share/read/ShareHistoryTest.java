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
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.share.ShareApiTest;
import dev.standfirst.share.popularity.PopularityUpdater;
import dev.standfirst.share.popularity.RollPopularityWindows;
import dev.standfirst.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;

/** Shares of a post by day, and the posts shared most within a popularity window. */
@QuarkusTest
class ShareHistoryTest extends ShareApiTest {

    /** A time of its own, for which no job has run before. */
    private static final Instant BEGIN = TestClock.INSTANCE.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(400)
            .atTime(9, 30).toInstant(ZoneOffset.UTC);

    @Inject
    RollPopularityWindows windows;

    @Inject
    PopularityUpdater totals;

    /** Back in the present, the popularity windows drop the shares that now lie in the future. */
    @AfterEach
    void resetWindows() {
        TestClock.INSTANCE.reset();
        windows.run();
    }

    @Test
    void historyShowsEachDayByNetworkAndTheBaselineSeparately() {
        var post = aPost("Shared for days").published().slug();
        asAdmin().body(Map.of("networks", Map.of("facebook", 1_000))).put("/posts/{post}/shares", post).then().statusCode(200);
        TestClock.INSTANCE.moveTo(BEGIN);
        countedShare(post, "facebook", "Ada");
        countedShare(post, "email", "Ada");
        TestClock.INSTANCE.moveBy(Duration.ofDays(2));
        countedShare(post, "facebook", "Ada");
        countedShare(post, "facebook", "Grace");

        var days = anyone().get("/posts/{post}/shares?by=day", post).then().statusCode(200);

        days.body("total", equalTo(1_004)).body("networks", equalTo(Map.of("facebook", 1_003, "email", 1)))
                .body("baseline.total", equalTo(1_000)).body("baseline.networks", equalTo(Map.of("facebook", 1_000)))
                .body("days.day", contains(day(0), day(2))).body("days.total", contains(2, 2))
                .body("days.networks", contains(Map.of("facebook", 1, "email", 1), Map.of("facebook", 2)));
        anyone().get("/posts/{post}/shares", post).then().body("total", equalTo(1_004)).body("$", not(hasKey("days")))
                .body("$", not(hasKey("baseline")));
    }

    @Test
    void historyIncludesBothEndsOfTheRequestedDays() {
        var post = aPost("Shared each day").published().slug();
        for (int day = 0; day < 5; day++) {
            TestClock.INSTANCE.moveTo(BEGIN.plus(Duration.ofDays(day)));
            countedShare(post, "x", "Ada");
        }

        for (var range : Map.of("from=" + day(1) + "&to=" + day(3), List.of(day(1), day(2), day(3)),
                "to=" + day(1), List.of(day(0), day(1)), "from=" + day(3), List.of(day(3), day(4)),
                "from=" + day(2) + "&to=" + day(2), List.of(day(2)), "to=" + day(-1), List.of()).entrySet()) {
            anyone().get("/posts/{post}/shares?by=day&" + range.getKey(), post).then().statusCode(200)
                    .body("days.day", equalTo(range.getValue()));
        }
    }

    @Test
    void historyOfANewPostIsEmpty() {
        var post = aPost("Not shared").published().slug();

        anyone().get("/posts/{post}/shares?by=day", post).then().statusCode(200).body("total", equalTo(0))
                .body("baseline.networks", anEmptyMap()).body("days", empty());
    }

    @ParameterizedTest
    @CsvSource({ "by=week, by", "from=2026-01-01, from", "to=2026-01-01, to", "by=day&from=2026-01-32, from",
            "by=day&to=yesterday, to", "by=day&from=2026-01-02&to=2026-01-01, from",
            "by=day&from=2025-01-01&to=2026-01-02, from", "by=day&from=20260101, from",
            "by=day&to=2026-01-01T00:00:00Z, to" })
    void invalidDaysOfAHistoryAreRejectedByParameter(String query, String parameter) {
        var post = aPost("Not shared").published().slug();

        var response = anyone().get("/posts/{post}/shares?" + query, post);

        response.then().statusCode(400).body("errors.parameter", contains(parameter));
    }

    @Test
    void historyOf366DaysIsAccepted() {
        var post = aPost("Not shared").published().slug();

        var response = anyone().get("/posts/{post}/shares?by=day&from=2025-01-01&to=2026-01-01", post);

        response.then().statusCode(200);
    }

    @Test
    void mostSharedPostsDependOnThePopularityWindow() {
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

    /** A window of a day holds the hour of the share and the 24 that follow, and not one more. */
    @Test
    void shareLeavesAPopularityWindowOnTheHour() {
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
        // As if the clock had been ahead.
        TestClock.INSTANCE.moveBy(Duration.ofHours(-3));
        windows.run();
        assertOrder(tag, "24h", older, younger);
    }

    @Test
    void listPagesOfAPopularityWindowFollowEachOther() {
        var tag = unique("Tag");
        var never = aPost("Never").tags(tag).published().slug();
        var once = aPost("Once").tags(tag).published().slug();
        var twice = aPost("Twice").tags(tag).published().slug();
        shareTimes(1, once);
        shareTimes(2, twice);
        TestClock.INSTANCE.moveBy(Duration.ofSeconds(2));

        var next = anyone().get("/posts?tag={tag}&sort=-shares&window=7d&limit=2&total=true", slugOf(tag)).then()
                .statusCode(200)
                .body("items.slug", contains(twice, once)).body("page.total", equalTo(3)).extract().<String> path("page.next");

        anyone().get("/posts?tag={tag}&sort=-shares&window=7d&limit=2&cursor=" + next, slugOf(tag)).then().statusCode(200)
                .body("items.slug", contains(never));
    }

    @Test
    void unknownPopularityWindowIsRejectedWithTheKnownOnes() {
        var response = anyone().get("/posts?sort=-shares&window=1y");

        response.then().statusCode(400).body("errors.parameter", contains("window"))
                .body("errors[0].detail", containsString("24h, 7d, 30d, all"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "window=7d", "window=all", "sort=title&window=24h" })
    void popularityWindowIsRejectedWithoutTheSortKeyShares(String query) {
        anyone().get("/posts?" + query).then().statusCode(400).body("errors.parameter", contains("window"));
    }

    @Test
    void popularityWindowIsAcceptedForDraftsAndSeveralSortKeys() {
        asAdmin().get("/posts?status=draft&sort=-shares,title&window=24h").then().statusCode(200);
    }

    /** Shares at the present time, and updates the popularity before the test moves the clock. */
    private void shareTimes(int times, String post) {
        for (int i = 0; i < times; i++) {
            countedShare(post, "x", "Visitor " + i);
        }
        totals.settleAll(totals.behind());
    }

    private static void countedShare(String post, String network, String userAgent) {
        share(post, network, userAgent).then().statusCode(201);
    }

    private static void assertOrder(String tag, String window, String... posts) {
        // A cached list may show older counts for a second.
        TestClock.INSTANCE.moveBy(Duration.ofSeconds(2));
        anyone().get("/posts?tag={tag}&sort=-shares&window={window}", slugOf(tag), window).then().statusCode(200)
                .body("items.slug", contains(posts));
        TestClock.INSTANCE.moveBy(Duration.ofSeconds(-2));
    }

    private static String day(int after) {
        return LocalDate.ofInstant(BEGIN, ZoneOffset.UTC).plusDays(after).toString();
    }
}
