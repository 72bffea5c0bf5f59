package dev.standfirst.listing;

import java.time.Instant;
import java.util.function.Function;
import java.util.Base64;
import dev.standfirst.text.CollationKeys;

/**
 * Key that a list can be sorted by.
 *
 * @param <R> the rows of the list
 * @param key name in the parameter {@code sort}
 * @param hql expression to sort by; never null in any row, because comparisons with null are never true
 * @param isIndexDescending whether the indexes on it begin with the greatest value
 * @param value returns the key's value in a row, whose text a cursor carries
 * @param parse returns the value to compare with for the text of a value; throws for any other text
 */
public record SortKey<R>(String key, String hql, boolean isIndexDescending, Function<R, ?> value,
        Function<String, ?> parse) {

    /** Range of times that every database can store, wider than what clients may send. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * Key of a text, sorted by {@link CollationKeys}. A cursor carries the key in Base64.
     *
     * @param hql expression of the text's collation key
     * @param text returns the text itself
     */
    public static <R> SortKey<R> text(String key, String hql, Function<R, String> text) {
        return new SortKey<>(key, hql, false, row -> BASE64.encodeToString(CollationKeys.of(text.apply(row))),
                SortKey::collationKey);
    }

    public static <R> SortKey<R> time(String key, String hql, Function<R, Instant> value) {
        return new SortKey<>(key, hql, true, value, SortKey::plausible);
    }

    public static <R> SortKey<R> number(String key, String hql, Function<R, Long> value) {
        return new SortKey<>(key, hql, true, value, Long::valueOf);
    }

    private static byte[] collationKey(String text) {
        var key = Base64.getUrlDecoder().decode(text);
        if (key.length > CollationKeys.MAX_BYTES) {
            throw new IllegalArgumentException("No row has such a key");
        }
        return key;
    }

    private static Instant plausible(String text) {
        var time = Instant.parse(text);
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException("No row has such a time");
        }
        return time;
    }
}
