package dev.standfirst.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.standfirst.cache.PendingResponse.Outcome;
import dev.standfirst.change.Change;
import dev.standfirst.change.Dependencies;
import dev.standfirst.change.ListPosition;
import dev.standfirst.change.ListRange;
import dev.standfirst.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;

/** The response cache: pending responses, the changes that overtake them, invalidation, and the bound of its size. */
@QuarkusTest
class ResponseCacheTest extends ApiTest {

    private static final UUID AUTHOR = UUID.randomUUID();
    private static final Change OF_THE_AUTHOR = Change.of(AUTHOR.toString());
    private static final Change OF_ANOTHER = Change.of(UUID.randomUUID().toString());

    @Inject
    ResponseCache cache;

    @BeforeEach
    void clearCache() {
        ColdCache.clearResponses();
    }

    @Test
    void pendingResponseIsClaimedOnceAndItsListenersAreCalledAtItsEnd() {
        var pending = cache.pending("/a", "/a");
        var outcomes = new ArrayList<Outcome>();

        assertTrue(pending.claim());
        assertFalse(cache.pending("/a", "/a").claim());
        cache.pending("/a", "/a").whenEnded(outcomes::add);
        complete(pending);

        assertEquals(List.of(Outcome.CACHED), outcomes);
        assertNotNull(cache.find("/a"));
        assertTrue(cache.pending("/a", "/a").claim());
        cache.end(cache.pending("/a", "/a"), Outcome.NOT_CACHEABLE);
    }

    @Test
    void listenerOfAnEndedPendingResponseIsCalledAtOnce() {
        var pending = cache.pending("/a", "/a");
        complete(pending);
        var outcomes = new ArrayList<Outcome>();

        pending.whenEnded(outcomes::add);

        assertEquals(List.of(Outcome.CACHED), outcomes);
    }

    @Test
    void responseOvertakenByAChangeIsNotCached() {
        var pending = cache.pending("/a", "/a");
        var outcomes = new ArrayList<Outcome>();
        pending.whenEnded(outcomes::add);

        cache.apply(OF_THE_AUTHOR);
        complete(pending);

        assertEquals(List.of(Outcome.OUTDATED), outcomes);
        assertNull(cache.find("/a"));
    }

    @Test
    void responseIsCachedDespiteAnUnrelatedChange() {
        var pending = cache.pending("/a", "/a");

        cache.apply(OF_ANOTHER);
        complete(pending);

        assertNotNull(cache.find("/a"));
    }

    @Test
    void responseIsNotCachedAfterMoreChangesThanAreRemembered() {
        var pending = cache.pending("/a", "/a");

        for (int i = 0; i < 5_000; i++) {
            cache.apply(OF_ANOTHER);
        }
        complete(pending);

        assertNull(cache.find("/a"));
    }

    @Test
    void changeInvalidatesOnlyResponsesThatDependOnIt() {
        complete(cache.pending("/a", "/a"));
        complete(cache.pending("/b", "/b"), new Dependencies());

        cache.apply(OF_THE_AUTHOR);

        assertNull(cache.find("/a"));
        assertNotNull(cache.find("/b"));
    }

    @Test
    void replacedResponseIsStillInvalidatedByItsDependencies() {
        complete(cache.pending("/a", "/a"));
        complete(cache.pending("/a", "/a"));

        cache.apply(OF_THE_AUTHOR);

        assertNull(cache.find("/a"));
    }

    @Test
    void responseForOneCallerIsNotCached() {
        var dependencies = new Dependencies();
        dependencies.markPrivate();

        complete(cache.pending("/a", "/a"), dependencies);

        assertNull(cache.find("/a"));
    }

    @Test
    void responseCacheHoldsNoMoreThanItsMaximumWeight() {
        var body = "x".repeat(1_000_000);
        for (int i = 0; i < 200; i++) {
            var path = "/" + i;
            var pending = cache.pending(path, path);
            cache.complete(pending, response(body, new Dependencies(), pending), new Dependencies(), name -> null);
        }

        var cached = 0;
        for (int i = 0; i < 200; i++) {
            cached += cache.find("/" + i) == null ? 0 : 1;
        }
        assertTrue(cached > 40 && cached <= 67, cached + " responses of 1 MB are cached in 64 MiB");
    }

    @Test
    void rangeIsAffectedByAPostThatEntersOrLeavesIt() {
        var day = Instant.parse("2026-03-01T00:00:00Z");
        var range = new ListRange(day, day.plusSeconds(10), List.of(Set.of("a", "b"), Set.of("c")), false);

        assertTrue(range.isAffectedBy(change(null, position(day, "a", "c"))));
        assertTrue(range.isAffectedBy(change(position(day.plusSeconds(10), "b", "c"), null)));
        assertTrue(range.isAffectedBy(change(position(day, "a", "c"), position(day.minusSeconds(1), "a", "c"))));
        assertFalse(range.isAffectedBy(change(null, position(day, "a"))));
        assertFalse(range.isAffectedBy(change(null, position(day.plusSeconds(11), "a", "c"))));
        assertFalse(range.isAffectedBy(change(position(day, "a", "c"), position(day, "a", "c"))));
        assertTrue(new ListRange(null, null, List.of(), true).isAffectedBy(change(position(day), position(day))));
        assertFalse(new ListRange(null, null, List.of(), true).isAffectedBy(change(null, null)));
    }

    @Test
    void surrogateKeysOfALargeResponseNameKindsOfResources() {
        var few = new Dependencies();
        few.dependsOn("posts", List.of(AUTHOR));
        few.dependsOnAll("site");
        var many = new Dependencies();
        many.dependsOn("posts", Stream.generate(UUID::randomUUID).limit(65).toList());
        many.dependsOn("authors", AUTHOR);

        assertEquals(Set.of(AUTHOR.toString(), "site"), few.surrogateKeys());
        assertEquals(Set.of("authors", "posts"), many.surrogateKeys());
        assertEquals(66, many.keys().size());
    }

    private static Change change(ListPosition before, ListPosition after) {
        return new Change(Set.of(), before, after);
    }

    private static ListPosition position(Instant at, String... traits) {
        return new ListPosition(at, Set.of(traits));
    }

    private void complete(PendingResponse pending) {
        var dependencies = new Dependencies();
        dependencies.dependsOn("authors", AUTHOR);
        complete(pending, dependencies);
    }

    private void complete(PendingResponse pending, Dependencies dependencies) {
        cache.complete(pending, response("{}", dependencies, pending), dependencies, name -> null);
    }

    private static CachedResponse response(String body, Dependencies dependencies, PendingResponse pending) {
        return CachedResponse.of(body.getBytes(StandardCharsets.UTF_8), "\"t\"", List.of(), dependencies, pending.beganAt(),
                ResponseSerializer.HEAP);
    }
}
