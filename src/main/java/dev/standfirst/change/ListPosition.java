package dev.standfirst.change;

import java.time.Instant;
import java.util.Set;

/**
 * Where something public stands among its like.
 *
 * @param at the date that orders it; one in the future for what becomes public by itself
 * @param traits all that a list can ask for, by whatever names it can ask: {@code author:ada}, an id, {@code language:en}
 */
public record ListPosition(Instant at, Set<String> traits) {

    public ListPosition {
        traits = Set.copyOf(traits);
    }
}
