package dev.standfirst.change;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The part of all that is public from which an answer was chosen: it is another answer as soon as something enters or leaves
 * that part.
 *
 * @param from the earliest date in it; null where it goes back to the beginning
 * @param to the latest date in it; null where it is open to what is to come
 * @param asked what all in it has: one trait at least of each of the sets
 * @param byOtherThanDate whether the answer also depends on what any change may touch, such as a title by which it is sorted
 */
public record ListRange(@Nullable Instant from, @Nullable Instant to, List<Set<String>> asked, boolean byOtherThanDate) {

    public ListRange {
        asked = List.copyOf(asked);
    }

    /** All that has one trait at least of each of the sets. */
    public static ListRange of(List<Set<String>> asked) {
        return new ListRange(null, null, asked, false);
    }

    /** Everything between the two dates, either of which may be missing. */
    public static ListRange between(@Nullable Instant from, @Nullable Instant to) {
        return new ListRange(from, to, List.of(), false);
    }

    /** Whether what is chosen from it may be another choice after the change. */
    public boolean isTouchedBy(Change change) {
        return (byOtherThanDate || change.moves()) && (holds(change.before()) || holds(change.after()));
    }

    private boolean holds(@Nullable ListPosition place) {
        return place != null && (from == null || !place.at().isBefore(from)) && (to == null || !place.at().isAfter(to))
                && asked.stream().allMatch(traits -> traits.stream().anyMatch(place.traits()::contains));
    }
}
