package dev.standfirst.listing;

import java.time.Instant;
import java.util.function.Function;

/**
 * One key that a list can be sorted by.
 *
 * @param <R> the rows of the list
 * @param key what clients call it
 * @param hql the expression that sorts; never null in any row, for nulls have no place in an order
 * @param isIndexDescending whether its indexes begin with the greatest value
 * @param value its value in a row
 * @param parse reads back what {@code value.toString()} wrote; throws for anything else
 */
public record SortKey<R>(String key, String hql, boolean isIndexDescending, Function<R, Comparable<?>> value,
        Function<String, Comparable<?>> parse) {

    /** What every database keeps, with room around what clients may send. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    public static <R> SortKey<R> text(String key, String hql, Function<R, String> value) {
        return new SortKey<>(key, hql, false, value::apply, SortKey::storable);
    }

    public static <R> SortKey<R> time(String key, String hql, Function<R, Instant> value) {
        return new SortKey<>(key, hql, true, value::apply, SortKey::plausible);
    }

    public static <R> SortKey<R> number(String key, String hql, Function<R, Long> value) {
        return new SortKey<>(key, hql, true, value::apply, Long::valueOf);
    }

    /** PostgreSQL refuses a NUL, also in what a text is only compared with. */
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("No row holds a NUL");
        }
        return text;
    }

    private static Instant plausible(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("No row has such a time");
        }
        return time;
    }
}
