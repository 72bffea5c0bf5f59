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
        ColdCache.ofAnswers();
    }

    @Test
    void pendingResponseIsClaimedOnceAndItsListenersAreCalledAtItsEnd() {
        var fill = cache.begin("/a", "/a");
        var outcomes = new ArrayList<Outcome>();

        assertTrue(fill.claim());
        assertFalse(cache.begin("/a", "/a").claim());
        cache.begin("/a", "/a").whenEnded(outcomes::add);
        complete(fill);

        assertEquals(List.of(Outcome.KEPT), outcomes);
        assertNotNull(cache.find("/a"));
        assertTrue(cache.begin("/a", "/a").claim());
        cache.end(cache.begin("/a", "/a"), Outcome.UNFIT);
    }

    @Test
    void listenerOfAnEndedPendingResponseIsCalledAtOnce() {
        var fill = cache.begin("/a", "/a");
        complete(fill);
        var outcomes = new ArrayList<Outcome>();

        fill.whenEnded(outcomes::add);

        assertEquals(List.of(Outcome.KEPT), outcomes);
    }

    @Test
    void responseOvertakenByAChangeIsNotCached() {
        var fill = cache.begin("/a", "/a");
        var outcomes = new ArrayList<Outcome>();
        fill.whenEnded(outcomes::add);

        cache.apply(OF_THE_AUTHOR);
        complete(fill);

        assertEquals(List.of(Outcome.OVERTAKEN), outcomes);
        assertNull(cache.find("/a"));
    }

    @Test
    void responseIsCachedDespiteAnUnrelatedChange() {
        var fill = cache.begin("/a", "/a");

        cache.apply(OF_ANOTHER);
        complete(fill);

        assertNotNull(cache.find("/a"));
    }

    @Test
    void responseIsNotCachedAfterMoreChangesThanAreRemembered() {
        var fill = cache.begin("/a", "/a");

        for (int i = 0; i < 5_000; i++) {
            cache.apply(OF_ANOTHER);
        }
        complete(fill);

        assertNull(cache.find("/a"));
    }

    @Test
    void changeInvalidatesOnlyResponsesThatDependOnIt() {
        complete(cache.begin("/a", "/a"));
        complete(cache.begin("/b", "/b"), new Dependencies());

        cache.apply(OF_THE_AUTHOR);

        assertNull(cache.find("/a"));
        assertNotNull(cache.find("/b"));
    }

    @Test
    void replacedResponseIsStillInvalidatedByItsDependencies() {
        complete(cache.begin("/a", "/a"));
        complete(cache.begin("/a", "/a"));

        cache.apply(OF_THE_AUTHOR);

        assertNull(cache.find("/a"));
    }

    @Test
    void responseForOneCallerIsNotCached() {
        var dependencies = new Dependencies();
        dependencies.markPrivate();

        complete(cache.begin("/a", "/a"), dependencies);

        assertNull(cache.find("/a"));
    }

    @Test
    void responseCacheHoldsNoMoreThanItsMaximumWeight() {
        var body = "x".repeat(1_000_000);
        for (int i = 0; i < 200; i++) {
            var path = "/" + i;
            var fill = cache.begin(path, path);
            cache.complete(fill, representation(body, new Dependencies(), fill), new Dependencies(), name -> null);
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
        var stretch = new ListRange(day, day.plusSeconds(10), List.of(Set.of("a", "b"), Set.of("c")), false);

        assertTrue(stretch.isTouchedBy(change(null, place(day, "a", "c"))));
        assertTrue(stretch.isTouchedBy(change(place(day.plusSeconds(10), "b", "c"), null)));
        assertTrue(stretch.isTouchedBy(change(place(day, "a", "c"), place(day.minusSeconds(1), "a", "c"))));
        assertFalse(stretch.isTouchedBy(change(null, place(day, "a"))));
        assertFalse(stretch.isTouchedBy(change(null, place(day.plusSeconds(11), "a", "c"))));
        assertFalse(stretch.isTouchedBy(change(place(day, "a", "c"), place(day, "a", "c"))));
        assertTrue(new ListRange(null, null, List.of(), true).isTouchedBy(change(place(day), place(day))));
        assertFalse(new ListRange(null, null, List.of(), true).isTouchedBy(change(null, null)));
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

    private static ListPosition place(Instant at, String... traits) {
        return new ListPosition(at, Set.of(traits));
    }

    private void complete(PendingResponse fill) {
        var dependencies = new Dependencies();
        dependencies.dependsOn("authors", AUTHOR);
        complete(fill, dependencies);
    }

    private void complete(PendingResponse fill, Dependencies dependencies) {
        cache.complete(fill, representation("{}", dependencies, fill), dependencies, name -> null);
    }

    private static CachedResponse representation(String body, Dependencies dependencies, PendingResponse fill) {
        return CachedResponse.of(body.getBytes(StandardCharsets.UTF_8), "\"t\"", List.of(), dependencies, fill.begunAt());
    }
}
