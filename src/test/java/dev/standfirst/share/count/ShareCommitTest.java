package dev.standfirst.share.count;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.standfirst.change.Changes;
import dev.standfirst.database.CurrentDataSource;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.ProblemType;
import dev.standfirst.share.ShareApiTest;
import dev.standfirst.share.ShareConfigs;
import dev.standfirst.share.popularity.PopularityFollower;
import dev.standfirst.share.visitor.VisitorHashes;
import dev.standfirst.start.LongLivedThreads;
import dev.standfirst.testing.AtOnce;
import dev.standfirst.testing.RawRequest;
import dev.standfirst.testing.Soon;
import dev.standfirst.testing.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;

/** Shares are written in groups, and each is counted and acknowledged as if it were alone. */
@QuarkusTest
class ShareCommitTest extends ShareApiTest {

    private static final List<String> NETWORKS = List.of("x", "email", "reddit", "telegram");

    @Inject
    LongLivedThreads threads;

    @Inject
    ShareQueue queue;

    @Inject
    ShareBatch batch;

    @Inject
    CurrentDataSource dataSource;

    @Inject
    Changes changes;

    @Inject
    PopularityFollower popularity;

    @Test
    void concurrentSharesOfManyPostsAddUpExactly() {
        var posts = IntStream.range(0, 8).mapToObj(n -> aPost("Shared with others").published().create()).toList();

        var statuses = AtOnce.times(48, client -> IntStream.range(0, 8)
                .mapToObj(n -> share(posts.get((client + n) % 8).getString("slug"), NETWORKS.get(client % 4),
                        "Client %d, share %d".formatted(client, n)).statusCode())
                .toList());

        assertEquals(Set.of(201), statuses.stream().collect(HashSet::new, Set::addAll, Set::addAll));
        posts.forEach(post -> {
            anyone().get("/posts/{post}/shares", post.getString("slug")).then()
                    .body("networks", equalTo(Map.of("x", 12, "email", 12, "reddit", 12, "telegram", 12)));
            var id = post.getString("id");
            assertEquals("48", Sql.text("select sum(counted) from share_day where post_id = '%s'".formatted(id)));
            Soon.holds(() -> {
                assertEquals("48", Sql.text("select total from post_popularity where post_id = '%s'".formatted(id)));
                assertEquals("48", Sql.text("select last_week from post_popularity where post_id = '%s'".formatted(id)));
            });
        });
    }

    /** Random groups of shares, compared with a plain count in the test. */
    @Test
    void sharesOfOneGroupAreCountedAsIfTheyCameOneByOne() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var posts = IntStream.range(0, 3).mapToObj(n -> UUID.fromString(aPost("Counted").published().create().getString("id")))
                .toList();
        var sharesSeen = new HashSet<String>();
        var expected = new TreeMap<String, Long>();
        for (int group = 0; group < 40; group++) {
            var outcomes = new ArrayList<CompletionStage<ShareOutcome>>();
            var isNew = new ArrayList<Boolean>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                var post = posts.get(random.nextInt(3));
                var network = NETWORKS.get(random.nextInt(4));
                var visitor = random.nextInt(3) == 0 ? null : seed + "/" + random.nextInt(60);
                var earlier = random.nextInt(5) > 0 ? List.<String> of() : List.of(seed + "/" + random.nextInt(60));
                outcomes.add(queue.commit(new PendingShare(post, network, new VisitorHashes(true, visitor, earlier))));
                var counts = visitor == null || earlier.stream().noneMatch(sharesSeen::contains) && sharesSeen.add(visitor);
                isNew.add(counts);
                if (counts) {
                    expected.merge(post + " " + network, 1L, Long::sum);
                }
            }
            assertEquals(isNew, outcomes.stream().map(outcome -> outcome.toCompletableFuture().join().counted()).toList(),
                    "seed " + seed);
        }
        var counted = new TreeMap<String, Long>();
        posts.forEach(
                post -> Sql.texts("select network || ' ' || counted from share_count where post_id = '%s'".formatted(post))
                        .forEach(row -> counted.put(post + " " + row.split(" ")[0], Long.valueOf(row.split(" ")[1]))));
        assertEquals(expected, counted, "seed " + seed);
    }

    @Test
    void shareThatCannotBeWrittenLeavesTheRestOfItsGroupAlone() {
        var post = UUID.fromString(aPost("In bad company").published().create().getString("id"));

        var before = IntStream.range(0, 20).mapToObj(n -> queue.commit(pendingShare(post, "x"))).toList();
        var poisoned = queue
                .commit(pendingShare(post, "a network whose name is longer than any name of a network that there can be"));
        var gone = queue.commit(pendingShare(UUID.randomUUID(), "x"));
        var after = IntStream.range(0, 20).mapToObj(n -> queue.commit(pendingShare(post, "x"))).toList();

        for (var outcome : List.of(before, after)) {
            outcome.forEach(share -> assertTrue(share.toCompletableFuture().join().counted()));
        }
        assertThrows(RuntimeException.class, () -> poisoned.toCompletableFuture().join());
        assertEquals(ShareOutcome.POST_NOT_FOUND, gone.toCompletableFuture().join());
        anyone().get("/posts/{post}/shares", post).then().body("networks", equalTo(Map.of("x", 40)));
    }

    @Test
    void shareIsRejectedWhenTheQueueIsFull() {
        var full = new ShareQueue(ShareConfigs.of("queue", "2"), batch, dataSource, changes, popularity, threads);
        full.commit(pendingShare(UUID.randomUUID(), "x"));
        full.commit(pendingShare(UUID.randomUUID(), "x"));

        var problem = assertThrows(ProblemException.class, () -> full.commit(pendingShare(UUID.randomUUID(), "x")));

        assertEquals(ProblemType.UNAVAILABLE, problem.type());
    }

    @Test
    void stoppingWaitsForAllQueuedShares() throws InterruptedException {
        var post = UUID.fromString(aPost("At the last moment").published().create().getString("id"));
        var stopping = new ShareQueue(ShareConfigs.of("queue", "5000"), batch, dataSource, changes, popularity, threads);
        var shares = IntStream.range(0, 4_000).mapToObj(n -> stopping.commit(pendingShare(post, "x"))).toList();
        stopping.start(new StartupEvent());

        stopping.stop(new ShutdownEvent());

        shares.forEach(share -> assertTrue(share.toCompletableFuture().isDone()));
        anyone().get("/posts/{post}/shares", post).then().body("total", equalTo(4_000));
        assertThrows(ProblemException.class, () -> stopping.commit(pendingShare(post, "x")));
    }

    @Test
    void changedStatusOrSlugOfAPostAppliesToItsNextShare() {
        var post = aPost(unique("A life")).published().slug();
        share(post, "x", "Ada").then().statusCode(201);

        asAdmin().body(Map.of("status", "archived")).patch("/posts/{post}", post).then().statusCode(200);
        share(post, "email", "Ada").then().statusCode(410);
        asAdmin().body(Map.of("status", "published")).patch("/posts/{post}", post).then().statusCode(200);
        share(post, "reddit", "Ada").then().statusCode(201);
        asAdmin().body(Map.of("slug", post + "-again")).patch("/posts/{post}", post).then().statusCode(200);
        share(post, "telegram", "Ada").then().statusCode(308);
        share(post + "-again", "telegram", "Ada").then().statusCode(201);
        asAdmin().delete("/posts/{post}?permanent=true", post + "-again").then().statusCode(204);
        share(post + "-again", "facebook", "Ada").then().statusCode(410);
    }

    /** No two requests wait for each other, and none of them is a 503. */
    @Test
    void concurrentSharesBaselinesAndDeletionsDoNotBlockEachOther() {
        for (int round = 0; round < 8; round++) {
            var posts = List.of(aPost("Deleted").published().slug(), aPost("Deleted, too").published().slug());

            var statuses = AtOnce.times(24, n -> switch (n % 6) {
                case 4 -> asAdmin().body(Map.of("networks", Map.of("x", n, "email", 1, "facebook", 2)))
                        .put("/posts/{post}/shares", posts.get(n / 6 % 2)).statusCode();
                case 5 -> n < 18 ? 201 : asAdmin().delete("/posts/{post}?permanent=true", posts.get(n / 6 % 2)).statusCode();
                default -> share(posts.get(n % 2), NETWORKS.get(n % 4), "Visitor " + n).statusCode();
            });

            assertThat(statuses.toString(), statuses, everyItem(is(oneOf(200, 201, 204, 410))));
        }
    }

    @Test
    void shareWithATokenRequiresAValidToken() {
        var post = aPost("Shared by an author").published().slug();

        as("sfp_nobodys").body(Map.of("network", "x")).post("/posts/{post}/shares", post).then().statusCode(401);
        asAdmin().body(Map.of("network", "x")).post("/posts/{post}/shares", post).then().statusCode(201);
    }

    @Test
    void shareAcceptsAChunkedBody() {
        var post = aPost("Shared in parts").published().slug();
        var body = "{\"network\":\"x\"}";
        var chunks = "5\r\n" + body.substring(0, 5) + "\r\n" + Integer.toHexString(body.length() - 5) + "\r\n"
                + body.substring(5)
                + "\r\n0\r\n\r\n";

        assertThat(sendChunks(post, chunks), startsWith("HTTP/1.1 201"));
        assertThat(sendChunks(post, "5\r\n{\"net\r\n0\r\n\r\n"), startsWith("HTTP/1.1 400"));
        assertThat(sendChunks(post, "0\r\n\r\n"), startsWith("HTTP/1.1 400"));
    }

    @Test
    void shareOfMoreThan4096BytesIsRejected() {
        var post = aPost("Shared with an epic").published().slug();
        var tooLong = "{\"network\":\"" + "x".repeat(5_000) + "\"}";

        anyone().body(tooLong).post("/posts/{post}/shares", post).then().statusCode(413)
                .body("detail", containsString("4096 bytes"));
        assertThat(sendChunks(post, Integer.toHexString(tooLong.length()) + "\r\n" + tooLong + "\r\n0\r\n\r\n"),
                startsWith("HTTP/1.1 413"));
    }

    private static String sendChunks(String post, String chunks) {
        return new RawRequest("POST /api/v1/posts/" + post + "/shares HTTP/1.1").header("Content-Type: application/json")
                .header("Transfer-Encoding: chunked").rest(chunks.getBytes(UTF_8)).send();
    }

    private static PendingShare pendingShare(UUID post, String network) {
        return new PendingShare(post, network, VisitorHashes.ALWAYS_COUNTED);
    }
}
