package dev.standfirst.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

/**
 * What the answer at hand is made from, as those tell who read it: an answer is kept until one of its sources changes, and CDNs
 * are told its surrogate keys.
 *
 * <p>
 * A key is the id of one thing, or the name of a kind of things, such as {@code authors}, which changes with each of them.
 */
@RequestScoped
public class Dependencies {

    /** In keys. A CDN bounds what it takes, and a proxy the size of all headers: often 4 kB. */
    private static final int MOST_NAMED = 64;

    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> kindsShown = new TreeSet<>();
    private final List<ListRange> ranges = new ArrayList<>();
    private final Set<VaryBy> variants = new LinkedHashSet<>();
    private @Nullable Instant until;
    private boolean isPrivate;

    /** The answer shows things of a kind. */
    public void dependsOn(String kind, Collection<UUID> ids) {
        for (var id : ids) {
            keys.add(id.toString());
            shown.add(id.toString());
            kindsShown.add(kind);
        }
    }

    public void dependsOn(String kind, UUID id) {
        dependsOn(kind, List.of(id));
    }

    /** The answer depends on all things of a kind, shown or not. */
    public void dependsOnAll(String kind) {
        keys.add(kind);
        kinds.add(kind);
    }

    /** The answer shows them by the way: too many to be named one by one, so a CDN is told their kind. */
    public void dependsOnUnnamed(String kind, Collection<UUID> ids) {
        for (var id : ids) {
            keys.add(id.toString());
            kinds.add(kind);
        }
    }

    /** The answer depends on something that no CDN need know by its name. */
    public void dependsOnKey(String key) {
        keys.add(key);
    }

    /** The answer was chosen among the public things of a kind. */
    public void dependsOnRange(String kind, ListRange from) {
        ranges.add(from);
        kinds.add(kind);
    }

    /** From then on, the answer is another one by itself. */
    public void expiresAt(Instant end) {
        until = until == null || end.isBefore(until) ? end : until;
    }

    /** The answer depends on a header. */
    public void varyBy(VaryBy variant) {
        variants.add(variant);
    }

    /** The answer is for nobody but whoever asked. */
    public void markPrivate() {
        isPrivate = true;
    }

    /** For the header {@code Surrogate-Key}. An answer that shows more than is named is known by the kinds of what it shows. */
    public Set<String> surrogateKeys() {
        var named = new LinkedHashSet<>(shown.size() > MOST_NAMED ? kindsShown : shown);
        named.addAll(kinds);
        return named;
    }

    public Set<String> keys() {
        return keys;
    }

    public List<ListRange> ranges() {
        return ranges;
    }

    public Set<VaryBy> variants() {
        return variants;
    }

    @Nullable
    public Instant expiresAt() {
        return until;
    }

    public boolean arePrivate() {
        return isPrivate;
    }
}
