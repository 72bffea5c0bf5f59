package dev.standfirst.cache;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;

import dev.standfirst.change.Change;
import dev.standfirst.change.Dependencies;
import dev.standfirst.change.RecentChanges;
import dev.standfirst.change.VaryBy;
import dev.standfirst.database.broadcast.Broadcast;

/**
 * Finished responses in memory, each until a change invalidates it, it expires, or other responses need its memory.
 *
 * <p>
 * A change is applied before its writer gets a response, and a response that was begun before a change that affects it and
 * finished afterwards is not cached. Changes of other instances are heard within a second; while they are not, the cache finds
 * nothing.
 */
@Singleton
public class ResponseCache {

    /** A cached response under its key. Equal only to itself, so that a removal never hits a newer entry of the key. */
    private static final class Entry {

        private final String key;
        private final CachedResponse response;

        Entry(String key, CachedResponse response) {
            this.key = key;
            this.response = response;
        }
    }

    /** Characters of the URLs whose responses vary by a header; an evicted one costs a cache miss. */
    private static final int MAX_VARYING_CHARACTERS = 2_000_000;

    private final long capacity;
    private final Cache<String, Entry> entries;
    private final Cache<String, List<VaryBy>> variedBy = Caffeine.newBuilder()
            .maximumWeight(MAX_VARYING_CHARACTERS).weigher((String url, List<VaryBy> varied) -> 120 + url.length()).build();
    private final ConcurrentMap<String, Set<Entry>> entriesByDependency = new ConcurrentHashMap<>();
    private final Set<Entry> entriesWithRanges = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, PendingResponse> pending = new ConcurrentHashMap<>();
    private final RecentChanges changes = new RecentChanges();
    private final Broadcast broadcast;
    private final Clock clock;

    ResponseCache(CacheConfig config, Broadcast broadcast, Clock clock) {
        this.capacity = config.weight().asLongValue();
        this.broadcast = broadcast;
        this.clock = clock;
        // On the calling thread: after a removal, the indexes of dependencies must not contain the entry either.
        this.entries = Caffeine.newBuilder().maximumWeight(capacity).executor(Runnable::run)
                .weigher((String key, Entry entry) -> key.length() + entry.response.weight())
                .removalListener(this::removeFromIndexes).build();
    }

    boolean isOn() {
        return capacity > 0;
    }

    /**
     * Key of the response to a request.
     *
     * @param url canonical path and query
     * @param header value of a request header, by its name; null if the request has none
     */
    public String key(String url, UnaryOperator<@Nullable String> header) {
        var varied = variedBy.getIfPresent(url);
        return varied == null ? url : key(url, varied, header);
    }

    /** The cached response if it is valid; otherwise null. */
    @Nullable
    public CachedResponse find(String key) {
        var entry = entries.getIfPresent(key);
        if (entry == null || !broadcast.isHeard()) {
            return null;
        }
        if (!entry.response.isValidAt(clock.instant())) {
            remove(entry);
            return null;
        }
        return entry.response;
    }

    /** The pending response of the key, which one request claims and equal ones wait for. */
    PendingResponse pending(String url, String key) {
        return pending.computeIfAbsent(key, missing -> new PendingResponse(url, key, clock.instant(), changeCount()));
    }

    /** Ends a pending response, and caches it unless it is private, too large, or affected by a change that came meanwhile. */
    void complete(PendingResponse made, CachedResponse response, Dependencies dependencies,
            UnaryOperator<@Nullable String> header) {
        var outcome = PendingResponse.Outcome.NOT_CACHEABLE;
        if (!dependencies.arePrivate() && response.weight() <= capacity && broadcast.isHeard()) {
            var varied = List.copyOf(dependencies.variedBy());
            if (!varied.isEmpty()) {
                variedBy.put(made.url(), varied);
            }
            var isCached = put(key(made.url(), varied, header), response, made.changesBefore());
            outcome = isCached ? PendingResponse.Outcome.CACHED : PendingResponse.Outcome.OUTDATED;
        }
        end(made, outcome);
    }

    /** Ends a pending response without a response to cache; does nothing if it has ended already. */
    void end(PendingResponse ended, PendingResponse.Outcome outcome) {
        pending.remove(ended.key(), ended);
        ended.end(outcome);
    }

    /** Invalidates the responses that the change affects, before it returns. */
    void apply(@Observes Change change) {
        synchronized (changes) {
            changes.add(change);
            if (change == Change.OF_EVERYTHING) {
                entries.invalidateAll();
                return;
            }
            change.keys().forEach(key -> entriesByDependency.getOrDefault(key, Set.of()).forEach(this::remove));
            if (change.concernsListPositions()) {
                entriesWithRanges.stream().filter(entry -> entry.response.isAffectedBy(change)).forEach(this::remove);
            }
        }
    }

    private long changeCount() {
        synchronized (changes) {
            return changes.count();
        }
    }

    private boolean put(String key, CachedResponse response, long changesBefore) {
        var entry = new Entry(key, response);
        synchronized (changes) {
            if (changes.anySince(changesBefore, response::isAffectedBy)) {
                return false;
            }
            response.keys().forEach(dependency -> entriesByDependency.compute(dependency, (same, known) -> {
                var dependent = known == null ? ConcurrentHashMap.<Entry> newKeySet() : known;
                dependent.add(entry);
                return dependent;
            }));
            if (!response.ranges().isEmpty()) {
                entriesWithRanges.add(entry);
            }
            entries.put(key, entry);
            return true;
        }
    }

    private void remove(Entry entry) {
        entries.asMap().remove(entry.key, entry);
    }

    private void removeFromIndexes(@Nullable String key, @Nullable Entry entry, RemovalCause cause) {
        if (entry != null) {
            entry.response.keys().forEach(dependency -> entriesByDependency.computeIfPresent(dependency, (same, dependent) -> {
                dependent.remove(entry);
                return dependent.isEmpty() ? null : dependent;
            }));
            entriesWithRanges.remove(entry);
        }
    }

    private static String key(String url, List<VaryBy> varied, UnaryOperator<@Nullable String> header) {
        var key = new StringBuilder(url);
        varied.forEach(name -> key.append('\n').append(name.normalize(header.apply(name.header()))));
        return key.toString();
    }
}
