package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Ref;

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

    /**
     * Adds the condition that an entity has one of the given ids or slugs, which may be mixed.
     *
     * @param parameter name of the query parameter, from which the names of the HQL parameters are derived
     * @param value comma-separated ids and slugs; null adds no condition
     * @param condition HQL with {@code %s} where the comparison goes
     * @param alias HQL alias of the entity
     */
    public static void refs(Where where, String parameter, @Nullable String value, String condition, String alias) {
        var values = of(parameter, value);
        if (values != null) {
            refs(where, parameter, values.stream().map(Ref::fromString).toList(), condition, alias);
        }
    }

    /** Adds the condition for references that have been parsed already. */
    public static void refs(Where where, String parameter, List<Ref> refs, String condition, String alias) {
        var ids = new ArrayList<UUID>();
        var slugs = new ArrayList<String>();
        for (var ref : refs) {
            if (ref.id() != null) {
                ids.add(ref.id());
            }
            if (ref.slug() != null) {
                slugs.add(ref.slug());
            }
        }
        var tests = new ArrayList<String>();
        if (!ids.isEmpty()) {
            tests.add(alias + ".id in " + where.list(parameter + "Ids", ids));
        }
        if (!slugs.isEmpty()) {
            tests.add(alias + ".slug in " + where.list(parameter + "Slugs", slugs));
        }
        where.and(condition.formatted("(" + String.join(" or ", tests) + ")"));
    }
}
