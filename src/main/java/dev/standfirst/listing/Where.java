package dev.standfirst.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/** HQL conditions joined by “and”, each with its own named parameters. An absent filter adds no condition. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds a condition. */
    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds the condition unless the value of its only parameter is null. */
    public Where and(String condition, String name, @Nullable Object value) {
        return value == null ? this : and(condition).set(name, value);
    }

    /**
     * Adds the condition that the expression equals one of the values, of which there must be at least one; null adds no
     * condition.
     */
    public Where in(String expression, String name, @Nullable Collection<?> values) {
        return values == null ? this : and(expression + " in " + list(name, values));
    }

    /** Sets the parameters of a list and returns them in parentheses, as they follow “in” in a condition. */
    public String list(String name, Collection<?> values) {
        var list = new InList(name, values);
        list.forEach(this::set);
        return list.hql();
    }

    /** Sets a parameter that a condition contains. */
    public Where set(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** Returns the clause with its keyword, or an empty text without conditions. */
    public String hql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** Sets the parameters of a query. */
    public void bind(CommonQueryContract query) {
        parameters.forEach(query::setParameter);
    }
}
