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
 * Everything that the current response is made from, as the readers of its data declare it. A response is cached until a
 * dependency changes, and CDNs get its surrogate keys.
 *
 * <p>
 * A dependency key is the id of a resource, or the name of a kind of resources, such as {@code authors}, which changes with
 * each resource of the kind.
 */
@RequestScoped
public class Dependencies {

    /** CDNs limit the number of surrogate keys, and proxies the size of all headers, often to 4 kB. */
    private static final int MAX_NAMED_RESOURCES = 64;

    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private final Set<String> kindsShown = new TreeSet<>();
    private final List<ListRange> ranges = new ArrayList<>();
    private final Set<VaryBy> variedBy = new LinkedHashSet<>();
    private @Nullable Instant expiresAt;
    private boolean isPrivate;

    /** The response shows resources of a kind. */
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

    /** The response depends on all resources of a kind, shown or not. */
    public void dependsOnAll(String kind) {
        keys.add(kind);
        kinds.add(kind);
    }

    /** The response shows too many resources for a surrogate key each, so the surrogate key of their kind stands for them. */
    public void dependsOnUnnamed(String kind, Collection<UUID> ids) {
        for (var id : ids) {
            keys.add(id.toString());
            kinds.add(kind);
        }
    }

    /** The response depends on a key that is no surrogate key. */
    public void dependsOnKey(String key) {
        keys.add(key);
    }

    /** The response shows resources chosen from a range of all public resources of a kind. */
    public void dependsOnRange(String kind, ListRange range) {
        ranges.add(range);
        kinds.add(kind);
    }

    /** The response changes at this time without a write. */
    public void expiresAt(Instant time) {
        expiresAt = expiresAt == null || time.isBefore(expiresAt) ? time : expiresAt;
    }

    /** The response depends on a request header. */
    public void varyBy(VaryBy header) {
        variedBy.add(header);
    }

    /** The response is only for the caller who sent the request. */
    public void markPrivate() {
        isPrivate = true;
    }

    /** Values of the header {@code Surrogate-Key}; kinds instead of ids if the response shows more than 64 resources. */
    public Set<String> surrogateKeys() {
        var named = new LinkedHashSet<>(shown.size() > MAX_NAMED_RESOURCES ? kindsShown : shown);
        named.addAll(kinds);
        return named;
    }

    public Set<String> keys() {
        return keys;
    }

    public List<ListRange> ranges() {
        return ranges;
    }

    public Set<VaryBy> variedBy() {
        return variedBy;
    }

    @Nullable
    public Instant expiresAt() {
        return expiresAt;
    }

    public boolean arePrivate() {
        return isPrivate;
    }
}
