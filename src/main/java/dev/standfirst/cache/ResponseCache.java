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
 * Finished answers, by what was asked. Each is kept until something that it was made from changes, its time is over, or others
 * are asked for more often.
 *
 * <p>
 * What makes it true: a change is known here before its writer is answered, and an answer that was begun before a change and
 * finished after it is not kept if the change concerns it. What other instances write is heard within a moment; as long as
 * nothing is heard of them, nothing is taken from here.
 */
@Singleton
public class ResponseCache {

    /** An answer in its place. Equal to itself only. */
    private static final class Kept {

        private final String key;
        private final CachedResponse representation;

        Kept(String key, CachedResponse representation) {
            this.key = key;
            this.representation = representation;
        }
    }

    /** Addresses of which is remembered that they have variants; one that is forgotten costs a miss. */
    private static final int MOST_VARIED = 10_000;

    private final long capacity;
    private final Cache<String, Kept> answers;
    private final Cache<String, List<VaryBy>> variants = Caffeine.newBuilder().maximumSize(MOST_VARIED).build();
    private final ConcurrentMap<String, Set<Kept>> bySource = new ConcurrentHashMap<>();
    private final Set<Kept> chosen = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, PendingResponse> fills = new ConcurrentHashMap<>();
    private final RecentChanges changes = new RecentChanges();
    private final Broadcast others;
    private final Clock clock;

    ResponseCache(CacheConfig config, Broadcast others, Clock clock) {
        this.capacity = config.weight().asLongValue();
        this.others = others;
        this.clock = clock;
        // Here and now: who removes an answer relies on its being forgotten by its dependencies, too.
        this.answers = Caffeine.newBuilder().maximumWeight(capacity).executor(Runnable::run)
                .weigher((String key, Kept kept) -> key.length() + kept.representation.weight())
                .removalListener(this::forget).build();
    }

    public boolean isOn() {
        return capacity > 0;
    }

    /**
     * What the answer to a request is kept under.
     *
     * @param header the request's value of a header, by its name; null where it has none
     */
    public String key(String address, UnaryOperator<@Nullable String> header) {
        var varied = variants.getIfPresent(address);
        return varied == null ? address : key(address, varied, header);
    }

    /** The answer that is kept and good; null where there is none. */
    @Nullable
    public CachedResponse find(String key) {
        var kept = answers.getIfPresent(key);
        if (kept == null || !others.isHeard()) {
            return null;
        }
        if (!kept.representation.isGoodAt(clock.instant())) {
            answers.asMap().remove(key, kept);
            return null;
        }
        return kept.representation;
    }

    /** The filling of a place that is empty, for one to claim and others to wait for. */
    PendingResponse begin(String address, String key) {
        return fills.computeIfAbsent(key, empty -> new PendingResponse(address, key, clock.instant(), count()));
    }

    /** Keeps the answer for all who ask for the same, if it may be kept, and tells those who wait. */
    void complete(PendingResponse fill, CachedResponse representation, Dependencies dependencies,
            UnaryOperator<@Nullable String> header) {
        var outcome = PendingResponse.Outcome.UNFIT;
        if (!dependencies.arePrivate() && representation.weight() <= capacity && others.isHeard()) {
            var varied = List.copyOf(dependencies.variants());
            if (!varied.isEmpty()) {
                variants.put(fill.address(), varied);
            }
            var isKept = put(key(fill.address(), varied, header), representation, fill.changesBefore());
            outcome = isKept ? PendingResponse.Outcome.KEPT : PendingResponse.Outcome.OVERTAKEN;
        }
        end(fill, outcome);
    }

    /** Without an answer that could be kept; nothing where it has ended already. */
    void end(PendingResponse fill, PendingResponse.Outcome outcome) {
        fills.remove(fill.key(), fill);
        fill.end(outcome);
    }

    /** When this returns, no answer from before the change is found any more. */
    void apply(@Observes Change change) {
        synchronized (changes) {
            changes.add(change);
            if (change == Change.OF_ANYTHING) {
                answers.invalidateAll();
                return;
            }
            change.keys().forEach(key -> bySource.getOrDefault(key, Set.of()).forEach(this::drop));
            if (change.concernsListPositions()) {
                chosen.stream().filter(kept -> kept.representation.isTouchedBy(change)).forEach(this::drop);
            }
        }
    }

    private long count() {
        synchronized (changes) {
            return changes.count();
        }
    }

    private boolean put(String key, CachedResponse representation, long changesBefore) {
        var kept = new Kept(key, representation);
        synchronized (changes) {
            if (changes.anySince(changesBefore, representation::isTouchedBy)) {
                return false;
            }
            representation.keys().forEach(source -> bySource.compute(source, (same, all) -> {
                var those = all == null ? ConcurrentHashMap.<Kept> newKeySet() : all;
                those.add(kept);
                return those;
            }));
            if (!representation.ranges().isEmpty()) {
                chosen.add(kept);
            }
            answers.put(key, kept);
            return true;
        }
    }

    private void drop(Kept kept) {
        answers.asMap().remove(kept.key, kept);
    }

    private void forget(@Nullable String key, @Nullable Kept kept, RemovalCause cause) {
        if (kept != null) {
            kept.representation.keys().forEach(source -> bySource.computeIfPresent(source, (same, all) -> {
                all.remove(kept);
                return all.isEmpty() ? null : all;
            }));
            chosen.remove(kept);
        }
    }

    private static String key(String address, List<VaryBy> varied, UnaryOperator<@Nullable String> header) {
        var key = new StringBuilder(address);
        varied.forEach(variant -> key.append('\n').append(variant.meaning(header.apply(variant.header()))));
        return key.toString();
    }
}
