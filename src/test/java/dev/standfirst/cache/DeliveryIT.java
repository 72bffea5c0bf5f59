package dev.standfirst.cache;

import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.RawConnection;
import dev.standfirst.testing.RunningJar;
import io.restassured.response.Response;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Two packaged instances on one PostgreSQL, and a caching proxy before one of them: all of them show what was written. */
class DeliveryIT {

    private static final String TOKEN = "sfp_an-operator-chose-this-one-for-the-test";
    private static final int ROUNDS = 30;
    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    /** Time after which an idle connection is closed. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static EmbeddedPostgres postgres;
    private static Map<String, String> settings;
    private static RunningJar one;
    private static RunningJar two;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        settings = Map.of("STANDFIRST_ADMIN_TOKEN", TOKEN, "STANDFIRST_DB_USER", "postgres", "STANDFIRST_DB_URL",
                postgres.getJdbcUrl("postgres", "postgres"), "STANDFIRST_CACHE_MAX_AGE", MAX_AGE.toString(),
                "STANDFIRST_CACHE_STALE_WHILE_REVALIDATE", "PT0S", "QUARKUS_HTTP_IDLE_TIMEOUT", IDLE.toString(),
                "STANDFIRST_RATE_LIMIT_ENABLED", "false");
        one = RunningJar.start(folder, settings);
        two = RunningJar.start(folder, settings);
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        two.close();
        postgres.close();
    }

    @Test
    void changeOnOneInstanceIsShownByTheOtherWithinASecond() {
        var post = published("Written here, read there");
        var worst = 0L;
        for (int i = 0; i < ROUNDS; i++) {
            var title = "Title " + i;
            two.anyone().get(post).then().statusCode(200);
            one.anyone().get(post).then().statusCode(200);

            changeTitle(post, title);

            one.anyone().get(post).then().body("title", equalTo(title));
            worst = Math.max(worst, millisUntilShown(two, post, title));
        }
        assertThat(worst, lessThan(1_000L));
    }

    @Test
    void instanceWithoutTheFastLaneSendsTheSameResponses() {
        var without = new HashMap<String, String>(settings);
        without.put("STANDFIRST_CACHE_FAST_LANE", "false");
        var post = published("In the slow lane");
        var get = RawConnection.request("GET /api/v1" + post, "Accept-Encoding: gzip");
        try (var slow = RunningJar.start(folder, without);
                var fast = new RawConnection(one.uri("/").getPort());
                var router = new RawConnection(slow.uri("/").getPort())) {
            fast.exchange(get);
            router.exchange(get);
            assertThat(router.exchange(get), equalTo(fast.exchange(get)));

            changeTitle(post, "In the slow lane, too");

            assertThat(millisUntilShown(slow, post, "In the slow lane, too"), lessThan(1_000L));
        }
    }

    @Test
    void usedConnectionStaysOpenAndAnIdleOneIsClosed() throws InterruptedException {
        var get = RawConnection.request("GET /api/v1/site");
        try (var used = new RawConnection(one.uri("/").getPort()); var idle = new RawConnection(one.uri("/").getPort())) {
            used.exchange(get);
            idle.exchange(get);
            for (var end = Instant.now().plus(IDLE.multipliedBy(2)); Instant.now().isBefore(end);) {
                assertThat(used.exchange(get).status(), equalTo(200));
                Thread.sleep(IDLE.toMillis() / 8);
            }

            assertThat(idle.isClosed(), equalTo(true));
        }
    }

    /** The responses are far larger than the buffers of the socket, so most of them are sent as the client reads. */
    @Test
    void slowClientGetsALargeResponseAsItWasWhenItWasRequested() {
        var source = IntStream.range(0, 60_000).mapToObj(Integer::toString).collect(joining(" "));
        var post = published(Map.of("title", "As it was", "content", Map.of("format", "markdown", "source", source)));
        var get = RawConnection.request("GET /api/v1" + post);
        try (var slow = new RawConnection(one.uri("/").getPort()); var quick = new RawConnection(one.uri("/").getPort())) {
            var before = slow.exchange(get);
            slow.send(get.repeat(50));
            assertThat(slow.read(), equalTo(before));

            changeTitle(post, "As it is");
            quick.exchange(get);
            assertThat(quick.exchange(get).body(), containsString("As it is"));

            for (int i = 1; i < 50; i++) {
                assertThat(slow.read().equals(before), equalTo(true));
            }
            assertThat(slow.exchange(get).body(), containsString("As it is"));
        }
    }

    /** Broadcasts are lost while the connection is broken. */
    @Test
    void changeIsShownWithinASecondAlthoughItsBroadcastIsLost() throws SQLException {
        var post = published("Said in vain");
        for (int i = 0; i < 5; i++) {
            var title = "Unheard " + i;
            two.anyone().get(post).then().statusCode(200);

            assertThat(breakBroadcastConnections(), greaterThan(0));
            changeTitle(post, title);

            assertThat(millisUntilShown(two, post, title), lessThan(1_000L));
        }
        assertThat(two.output(), containsString("Changes on other instances are not received"));
    }

    @Test
    void proxyCachesRevalidatesAndPurgesBySurrogateKey() throws Exception {
        try (var proxy = Varnish.before(one.uri("").getPort(), folder)) {
            var post = published("Behind a proxy");
            var list = "/posts?limit=2";
            var first = proxy.get(post);
            var tag = first.header("ETag");
            first.then().statusCode(200).header("X-Proxy", "miss");
            one.anyone().get(post).then().header("Age", nullValue());
            proxy.get(post).then().statusCode(200).header("X-Proxy", "hit").header("ETag", tag);
            proxy.get(list).then().header("X-Proxy", "miss");

            Thread.sleep(MAX_AGE.plusMillis(500).toMillis());
            proxy.get(post).then().statusCode(200).header("X-Proxy", "revalidated").header("ETag", tag);

            changeTitle(post, "Behind a proxy no more");
            proxy.get(post).then().header("X-Proxy", "hit").body("title", equalTo("Behind a proxy"));
            proxy.purge(one.anyone().get(post).path("id"));
            proxy.get(post).then().header("X-Proxy", "miss").body("title", equalTo("Behind a proxy no more"));

            proxy.get(list).then().statusCode(200);
            published("Ahead of all");
            proxy.purge("posts");
            proxy.get(list).then().header("X-Proxy", "miss").body("items[0].title", equalTo("Ahead of all"));

            proxy.as(TOKEN).get(post).then().header("X-Proxy", "miss").header("Cache-Control", "private, no-store");
            proxy.as(TOKEN).get(post).then().header("X-Proxy", "miss");
        }
    }

    private static String published(String title) {
        return published(Map.of("title", title));
    }

    private static String published(Map<String, ?> post) {
        var body = new HashMap<String, Object>(post);
        body.put("status", "published");
        return "/posts/" + one.as(TOKEN).body(body).post("/posts").then().statusCode(201).extract().path("slug");
    }

    private static void changeTitle(String post, String title) {
        one.as(TOKEN).body(Map.of("title", title)).patch(post).then().statusCode(200);
    }

    private static long millisUntilShown(RunningJar instance, String path, String title) {
        var acknowledged = System.nanoTime();
        while (true) {
            var requested = System.nanoTime();
            Response response = instance.anyone().get(path);
            if (title.equals(response.path("title"))) {
                return Duration.ofNanos(requested - acknowledged).toMillis();
            }
        }
    }

    /** Breaks the connections over which the instances broadcast, and returns their number. */
    private static int breakBroadcastConnections() throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where application_name = 'standfirst broadcast'
                        """)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
