package dev.standfirst.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

/** Values that are read from the database once, until a change invalidates them. */
class ValuesUntilChangedTest {

    private final AtomicBoolean isHeard = new AtomicBoolean(true);
    private final ValuesUntilChanged<String, Integer> values = new ValuesUntilChanged<>(10, isHeard::get);

    @Test
    void storedValueIsNotReadAgain() {
        values.get("a", value -> true, () -> 1);

        assertEquals(1, values.get("a", value -> true, () -> 2));
    }

    @Test
    void invalidValueIsReadAgain() {
        values.get("a", value -> true, () -> 1);

        assertEquals(2, values.get("a", value -> value > 1, () -> 2));
        assertEquals(2, values.find("a"));
    }

    @Test
    void valueIsNotStoredIfAnInvalidationCameWhileItWasRead() {
        values.read("a", () -> {
            values.invalidateAll();
            return 1;
        });
        values.read("b", () -> {
            values.invalidateIf(value -> false);
            return 1;
        });

        assertNull(values.find("a"));
        assertNull(values.find("b"));
    }

    @Test
    void onlyMatchingValuesAreInvalidated() {
        values.read("a", () -> 1);
        values.read("b", () -> 2);

        values.invalidateIf(value -> value == 1);

        assertNull(values.find("a"));
        assertEquals(2, values.find("b"));
    }

    @Test
    void noValueIsFoundWhileOtherInstancesAreNotHeard() {
        values.read("a", () -> 1);

        isHeard.set(false);

        assertNull(values.find("a"));
        assertEquals(2, values.get("a", value -> true, () -> 2));
    }
}
