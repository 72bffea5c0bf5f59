package dev.standfirst.share.count;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.RunningJar;
import dev.standfirst.testing.Soon;
import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Two packaged instances that count shares on one PostgreSQL: {@code proxied} behind a trusted proxy on this machine,
 * {@code open} without one.
 */
class ShareIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";

    @TempDir
    static Path folder;

    private static EmbeddedPostgres postgres;
    private static Map<String, String> settings;
    private static RunningJar open;
    private static RunningJar proxied;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        settings = new HashMap<>(Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_DB_USER", "postgres", "STANDFIRST_DB_URL",
                postgres.getJdbcUrl("postgres", "postgres"), "STANDFIRST_SHARES_SECRET", "known to both",
                "STANDFIRST_SHARES_PER_MINUTE", "40"));
        proxied = RunningJar.start(folder, with("STANDFIRST_PROXIES_TRUSTED", "127.0.0.0/8,::1"));
        open = RunningJar.start(folder, with("STANDFIRST_SHARES_PER_MINUTE", "100000"));
    }

    @AfterAll
    static void stop() throws IOException {
        open.close();
        proxied.close();
        postgres.close();
    }

    @Test
    void instancesAddUpSharesExactlyAndShowTheSumWithinASecond() {
        var post = published("Shared everywhere");

        var statuses = AtOnce.times(32,
                client -> IntStream.range(0, 20).mapToObj(n -> share(client % 2 == 0 ? open : proxied, post,
                        "Reader " + n, "198.51.100." + client).statusCode()).toList());

        // The open instance sees one address for all clients, so it counts each reader once.
        var counted = statuses.stream().flatMap(all -> all.stream()).collect(groupingBy(status -> status, counting()));
        assertEquals(Map.of(201, 16L * 20 + 20, 200, 15L * 20), counted);
        var acknowledged = System.nanoTime();
        for (var instance : new RunningJar[] { open, proxied }) {
            while (instance.anyone().get("/posts/{post}?include=shares", post).<Integer> path("shares.total") != 340) {
                assertThat(Duration.ofNanos(System.nanoTime() - acknowledged).toMillis(), lessThan(1_000L));
            }
        }
    }

    /** Only the quickest of four measurements counts, since a busy machine may delay the others. */
    @Test
    void instancesSortByEachOthersSharesWithinASecond() {
        var waits = new ArrayList<Duration>();
        var first = tagged("One of two");
        var second = tagged("The other of two");

        share(open, first, "First reader", "").then().statusCode(201);
        for (int shares = 2; shares <= 5; shares++) {
            var most = shares % 2 == 0 ? second : first;
            for (int n = 0; n < shares; n++) {
                share(open, most, "Reader %d of %d".formatted(n, shares), "").then().statusCode(201);
            }
            waits.add(Soon.holds(() -> List.of(open, proxied).forEach(
                    instance -> instance.anyone().get("/posts?tag=raced&sort=-shares&window=24h").then()
                            .body("items[0].slug", equalTo(most)))));
        }
        assertThat(Collections.min(waits), lessThan(Duration.ofSeconds(1)));
    }

    @Test
    void visitorWhoSharesOnBothInstancesIsCountedOnce() {
        var post = published("Shared by one");
        var here = "127.0.0.1";

        var statuses = AtOnce.times(16, n -> share(n % 2 == 0 ? open : proxied, post, "Ada", here).statusCode());

        assertEquals(Map.of(201, 1L, 200, 15L), statuses.stream().collect(groupingBy(status -> status, counting())));
    }

    @Test
    void forwardedAddressIsBelievedFromATrustedProxyOnly() {
        var post = published("Shared through a proxy");

        share(proxied, post, "Ada", "203.0.113.1").then().statusCode(201);
        share(proxied, post, "Ada", "203.0.113.2").then().statusCode(201);
        share(proxied, post, "Ada", "192.0.2.66, 203.0.113.2").then().statusCode(200);
        share(open, post, "Ada", "203.0.113.3").then().statusCode(201);
        share(open, post, "Ada", "203.0.113.4").then().statusCode(200);
    }

    @Test
    void shareLimitCountsTheAddressOfTheVisitorAndNotOfTheProxy() {
        var post = published("Shared too often");

        var statuses = IntStream.range(0, 50)
                .mapToObj(n -> share(proxied, post, "Agent " + n, "192.0.2." + n + ", 203.0.113.77"))
                .map(Response::statusCode).collect(groupingBy(status -> status, counting()));

        assertThat(statuses.get(429), greaterThan(0L));
        assertThat(statuses.get(201), greaterThan(39L));
        share(proxied, post, "Ada", "203.0.113.78").then().statusCode(201);
    }

    @Test
    void shareOfAClientThatDisconnectsIsCountedWithoutAnError() throws Exception {
        var post = published("Shared in passing");
        share(open, post, "Ada", "").then().statusCode(201);
        var uri = open.uri("/posts/" + post + "/shares");
        var body = "{\"network\":\"email\"}";
        try (var writer = postgres.getPostgresDatabase().getConnection()) {
            writer.setAutoCommit(false);
            try (var statement = writer.createStatement()) {
                statement.execute("lock table share_count in exclusive mode");
            }
            try (var socket = new Socket("localhost", uri.getPort())) {
                socket.getOutputStream().write(("POST " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(US_ASCII));
                awaitALockWait(writer);
            }
            writer.commit();
        }

        share(open, post, "Grace", "").then().body("networks.email", equalTo(1));
        assertThat(open.output(), not(containsString("ERROR")));
    }

    /** The test writes like a group of shares, which locks the rows of one network after the other. */
    @Test
    void settingABaselineWaitsForConcurrentSharesWithoutBlockingThem() throws Exception {
        var post = published("Shared while it is taken over");
        var toX = """
                insert into share_count (post_id, network, counted, baseline)
                select id, 'x', 1, 0 from post where slug = '%s'
                on conflict (post_id, network) do update set counted = share_count.counted + 1
                """.formatted(post);
        try (var writer = postgres.getPostgresDatabase().getConnection(); var statement = writer.createStatement()) {
            var toEmail = toX.replace("'x'", "'email'");
            statement.execute(toEmail);
            writer.setAutoCommit(false);
            statement.execute("set local lock_timeout = '2s'");
            statement.execute(toEmail);
            var settingBaseline = CompletableFuture.supplyAsync(() -> open.as(TOKEN).body(Map.of("networks", Map.of("x", 40)))
                    .put("/posts/{post}/shares", post));
            awaitALockWait(writer);

            statement.execute(toX);
            writer.commit();

            settingBaseline.join().then().statusCode(200).body("networks", equalTo(Map.of("email", 2, "x", 41)));
        }
    }

    private static void awaitALockWait(Connection connection) throws SQLException, InterruptedException {
        try (var statement = connection.createStatement()) {
            for (var isWaiting = false; !isWaiting; Thread.sleep(5)) {
                var locks = statement.executeQuery("select exists (select from pg_locks where not granted)");
                isWaiting = locks.next() && locks.getBoolean(1);
            }
        }
    }

    /** Only a client whose request was under way when the instance stopped cannot know whether its share counts. */
    @Test
    void stoppingInstanceCountsEveryShareItHasAcknowledged() {
        var post = published("Shared to the end");
        var acknowledgedShares = new AtomicInteger();
        var interruptedShares = new AtomicInteger();
        try (var stopping = RunningJar.start(folder, with("STANDFIRST_SHARES_PER_MINUTE", "100000"))) {
            AtOnce.times(17, client -> {
                if (client < 16) {
                    shareUntilItStops(stopping, post, client, acknowledgedShares, interruptedShares);
                } else {
                    while (acknowledgedShares.get() < 500) {
                        Thread.onSpinWait();
                    }
                    stopping.stop();
                }
                return client;
            });
        }

        open.anyone().get("/posts/{post}/shares", post).then().statusCode(200).body("total",
                both(greaterThanOrEqualTo(acknowledgedShares.get()))
                        .and(lessThanOrEqualTo(acknowledgedShares.get() + interruptedShares.get())));
    }

    private static void shareUntilItStops(RunningJar instance, String post, int client, AtomicInteger acknowledgedShares,
            AtomicInteger interruptedShares) {
        for (int n = 0;; n++) {
            int status;
            try {
                status = share(instance, post, "Client %d, share %d".formatted(client, n), "").statusCode();
            } catch (Exception gone) {
                interruptedShares.incrementAndGet();
                return;
            }
            if (status == 503) {
                return;
            }
            assertEquals(201, status);
            acknowledgedShares.incrementAndGet();
        }
    }

    private static Map<String, String> with(String name, String value) {
        var all = new HashMap<>(settings);
        all.put(name, value);
        return all;
    }

    private static String published(String title) {
        return open.as(TOKEN).body(Map.of("title", title, "status", "published")).post("/posts").then().statusCode(201)
                .extract()
                .path("slug");
    }

    private static String tagged(String title) {
        return open.as(TOKEN).body(Map.of("title", title, "status", "published", "tags", List.of("Raced"))).post("/posts")
                .then()
                .statusCode(201).extract().path("slug");
    }

    private static Response share(RunningJar instance, String post, String agent, String forwarded) {
        return instance.anyone().header("User-Agent", agent).header("X-Forwarded-For", forwarded).body(Map.of("network", "x"))
                .post("/posts/{post}/shares", post);
    }
}
