package dev.standfirst.change;

import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A change that a write made, as far as responses depend on it.
 *
 * @param keys dependency keys of everything that changed (see {@link Dependencies})
 * @param before list position before the change; null if it was not public
 * @param after list position after the change; null if it is not public
 */
public record Change(Set<String> keys, @Nullable ListPosition before, @Nullable ListPosition after) {

    /** A change that invalidates everything, because what changed is not known. */
    public static final Change OF_EVERYTHING = new Change(Set.of(), null, null);

    public Change {
        keys = Set.copyOf(keys);
    }

    /** A change of something that has no list position. */
    public static Change of(String... keys) {
        return new Change(Set.of(keys), null, null);
    }

    /** Whether something changed that has or had a list position, or may have had one. */
    public boolean concernsListPositions() {
        return this == OF_EVERYTHING || before != null || after != null;
    }

    /** Whether lists that do not show the changed thing may have to. */
    boolean movesListPosition() {
        return !Objects.equals(before, after);
    }
}
