package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;


/** Values of a parameter in which a comma means “any of”. */
public final class AnyOf {

    /** Maximum number of values in one parameter. */
    public static final int MAX = 100;

    private AnyOf() {
    }

    /**
     * Splits a parameter into its distinct values; null if it is absent. Rejects an empty value and more than {@link #MAX}
     * values with a 400.
     */
    public static @Nullable List<String> of(String parameter, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var values = Arrays.stream(value.split(",", -1)).map(String::strip).distinct().toList();
        if (values.stream().anyMatch(String::isEmpty)) {
            throw INVALID_PARAMETER.in(parameter, "Empty", "must not contain an empty value");
        }
        if (values.size() > MAX) {
            throw INVALID_PARAMETER.in(parameter, "Size", "must contain at most %d values", MAX);
        }
        return values;
    }
}
