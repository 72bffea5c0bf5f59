package dev.standfirst.listing;

import java.time.Instant;
import java.util.function.Function;

/**
 * One key that a list can be sorted by.
 *
 * @param <R> the rows of the list
 * @param key what clients call it
 * @param hql the expression that sorts; never null in any row, for nulls have no place in an order
 * @param value its value in a row
 * @param parse reads back what {@code value.toString()} wrote; throws for anything else
 */
public record SortKey<R>(String key, String hql, Function<R, Comparable<?>> value, Function<String, Comparable<?>> parse) {

    public static <R> SortKey<R> text(String key, String hql, Function<R, String> value) {
        return new SortKey<>(key, hql, value::apply, text -> text);
    }

    public static <R> SortKey<R> time(String key, String hql, Function<R, Instant> value) {
        return new SortKey<>(key, hql, value::apply, Instant::parse);
    }

    public static <R> SortKey<R> number(String key, String hql, Function<R, Long> value) {
        return new SortKey<>(key, hql, value::apply, Long::valueOf);
    }
}
