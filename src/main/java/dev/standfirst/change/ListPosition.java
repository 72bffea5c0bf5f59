package dev.standfirst.change;

import java.time.Instant;
import java.util.Set;

/**
 * Position of a public resource among the resources of its kind.
 *
 * @param at date by which the resource is sorted; in the future for a resource that becomes public at that time
 * @param traits everything that a list can filter by, under every name that a filter can use: {@code author:ada}, an id,
 *        {@code language:en}
 */
public record ListPosition(Instant at, Set<String> traits) {

    public ListPosition {
        traits = Set.copyOf(traits);
    }
}
