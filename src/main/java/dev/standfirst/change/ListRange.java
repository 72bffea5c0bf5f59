package dev.standfirst.change;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Range of list positions from which a response was chosen. The response changes as soon as something enters or leaves it.
 *
 * @param from earliest date in the range; null if it has no beginning
 * @param to latest date in the range; null if it has no end
 * @param requiredTraits sets of traits, of each of which a position in the range has at least one
 * @param dependsOnContent whether any change within the range affects the response, such as that of a title by which it sorts
 */
public record ListRange(@Nullable Instant from, @Nullable Instant to, List<Set<String>> requiredTraits,
        boolean dependsOnContent) {

    public ListRange {
        requiredTraits = List.copyOf(requiredTraits);
    }

    /** Whether the change affects a response that was chosen from the range. */
    public boolean isAffectedBy(Change change) {
        return (dependsOnContent || change.movesListPosition()) && (contains(change.before()) || contains(change.after()));
    }

    private boolean contains(@Nullable ListPosition position) {
        return position != null && (from == null || !position.at().isBefore(from))
                && (to == null || !position.at().isAfter(to))
                && requiredTraits.stream().allMatch(traits -> traits.stream().anyMatch(position.traits()::contains));
    }
}
