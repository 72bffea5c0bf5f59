package dev.standfirst.change;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a write has changed, as far as answers are concerned.
 *
 * @param keys of all that is other than before (see {@link Dependencies})
 * @param before where it stood; null where it was not public
 * @param after where it stands; null where it is not public
 */
public record Change(Set<String> keys, @Nullable ListPosition before, @Nullable ListPosition after) {

    /** After which nothing is known any more. */
    public static final Change OF_ANYTHING = new Change(Set.of(), null, null);

    public Change {
        keys = Set.copyOf(keys);
    }

    /** A change of something that has no place among others. */
    public static Change of(String... keys) {
        return new Change(Set.of(keys), null, null);
    }

    /** Whether it is about something that has, had or may have a place among others. */
    public boolean concernsListPositions() {
        return this == OF_ANYTHING || before != null || after != null;
    }

    /** Whether lists that do not show it may have to. */
    boolean moves() {
        return !Objects.equals(before, after);
    }
}
