package dev.standfirst.change;

import java.util.function.Predicate;

/** The last changes, numbered: whoever makes an answer asks at the end whether one has come between. Not safe to share. */
public final class RecentChanges {

    /** More than come while an answer is made. An answer that took longer than that is not kept. */
    private static final int REMEMBERED = 4_096;

    private final Change[] ring = new Change[REMEMBERED];
    private long count;

    public void add(Change change) {
        ring[(int) (count++ % REMEMBERED)] = change;
    }

    /** How many there have been. */
    public long count() {
        return count;
    }

    /** Whether one of those beyond the first {@code count} is such; also where they are remembered no more. */
    public boolean anySince(long earlier, Predicate<Change> test) {
        if (count - earlier > REMEMBERED) {
            return true;
        }
        for (long number = earlier; number < count; number++) {
            if (test.test(ring[(int) (number % REMEMBERED)])) {
                return true;
            }
        }
        return false;
    }
}
