package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Ref;

/** Values of a parameter that selects resources with any of them, separated by commas. */
public final class AnyOf {

    /** Maximum number of values of a parameter. */
    public static final int MAX = 100;

    private AnyOf() {
    }

    /** Null if the parameter is absent; 400 for an empty value and for too many values. */
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
     * Adds the condition that the id or the slug of a resource is among the values.
     *
     * @param parameter the query parameter's name, which also names the HQL parameters
     * @param condition HQL with {@code %s} as placeholder of the comparison
     * @param alias HQL alias of the resource
     */
    public static void refs(Where where, String parameter, @Nullable String value, String condition, String alias) {
        var values = of(parameter, value);
        if (values != null) {
            refs(where, parameter, values.stream().map(Ref::fromString).toList(), condition, alias);
        }
    }

    /** Adds the same condition for references. */
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
