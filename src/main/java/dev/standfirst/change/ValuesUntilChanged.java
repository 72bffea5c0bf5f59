package dev.standfirst.change;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.interceptor.Interceptor;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Values read from the database, kept in memory until a {@link Change} invalidates them. The owner observes changes and decides
 * which of them do. A value is not stored if an invalidation came while it was read, and none is returned while the changes of
 * other instances are not heard.
 */
public final class ValuesUntilChanged<K, V> {

    /** Priority of the owner's observer, so that values are invalidated before any response is made after the change. */
    public static final int PRIORITY = Interceptor.Priority.LIBRARY_BEFORE;

    private final Cache<K, V> values;
    private final BooleanSupplier isHeard;
    private long invalidations;

    /**
     * @param maximumSize number of values; rarely used ones are evicted
     * @param isHeard whether every change of other instances has been heard
     */
    public ValuesUntilChanged(long maximumSize, BooleanSupplier isHeard) {
        this.values = Caffeine.newBuilder().maximumSize(maximumSize).build();
        this.isHeard = isHeard;
    }

    /** The stored value; null if there is none that can be trusted. */
    public @Nullable V find(K key) {
        return isHeard.getAsBoolean() ? values.getIfPresent(key) : null;
    }

    /** The stored value, or that of the database if none is stored or the stored one is not valid. */
    public V get(K key, Predicate<V> isValid, Supplier<V> reader) {
        var known = find(key);
        return known != null && isValid.test(known) ? known : read(key, reader);
    }

    /** Reads the value from the database, and stores it unless values were invalidated meanwhile. */
    public V read(K key, Supplier<V> reader) {
        var before = invalidations();
        var value = reader.get();
        store(key, value, before);
        return value;
    }

    public synchronized void invalidateAll() {
        invalidations++;
        values.invalidateAll();
    }

    /** Removes the values that match, and prevents that any value is stored that is being read now. */
    public synchronized void invalidateIf(Predicate<V> condition) {
        invalidations++;
        values.asMap().values().removeIf(condition);
    }

    private synchronized long invalidations() {
        return invalidations;
    }

    private synchronized void store(K key, V value, long before) {
        if (invalidations == before) {
            values.put(key, value);
        }
    }
}
