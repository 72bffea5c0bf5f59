package dev.standfirst.listing;

import java.time.Instant;
import java.util.function.Function;

/**
 * Key that a list can be sorted by.
 *
 * @param <R> the rows of the list
 * @param key name in the parameter {@code sort}
 * @param hql expression to sort by; never null in any row, because comparisons with null are never true
 * @param isIndexDescending whether the indexes on it begin with the greatest value
 * @param value returns the key's value in a row
 * @param parse parses what {@code value.toString()} returned; throws for anything else
 */
public record SortKey<R>(String key, String hql, boolean isIndexDescending, Function<R, Comparable<?>> value,
        Function<String, Comparable<?>> parse) {

    /** Range of times that every database can store, wider than what clients may send. */
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

    /** Rejects NUL, which PostgreSQL does not accept, even in a value to compare with. */
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("No row contains a NUL");
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
