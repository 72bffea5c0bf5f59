package dev.standfirst.change;

import java.util.function.Predicate;

/** The latest changes, numbered, to find out which of them came while a response was made. Not thread-safe. */
public final class RecentChanges {

    /** More than arrive while a response is made; a response that takes longer than that is not cached. */
    private static final int CAPACITY = 4_096;

    private final Change[] ring = new Change[CAPACITY];
    private long count;

    public void add(Change change) {
        ring[(int) (count++ % CAPACITY)] = change;
    }

    /** Number of changes so far. */
    public long count() {
        return count;
    }

    /** Whether a change after the first {@code earlier} ones matches; true also where some of them are no longer known. */
    public boolean anySince(long earlier, Predicate<Change> condition) {
        if (count - earlier > CAPACITY) {
            return true;
        }
        for (long number = earlier; number < count; number++) {
            if (condition.test(ring[(int) (number % CAPACITY)])) {
                return true;
            }
        }
        return false;
    }
}
