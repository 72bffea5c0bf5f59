package dev.standfirst.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/** HQL conditions joined by “and”, each with its own named parameters. What was not asked for adds nothing. */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds the condition unless the value of its one parameter is null. */
    public Where and(String condition, String name, @Nullable Object value) {
        return value == null ? this : and(condition).set(name, value);
    }

    /**
     * Adds the condition that the expression is one of the values, of which there is one at least; none where they are null.
     */
    public Where in(String expression, String name, @Nullable Collection<?> values) {
        return values == null ? this : and(expression + " in " + list(name, values));
    }

    /** Sets the parameters of a list, and returns it as it is to stand behind an “in” of a condition. */
    public String list(String name, Collection<?> values) {
        var list = new InList(name, values);
        list.forEach(this::set);
        return list.hql();
    }

    /** Sets a parameter that the conditions name. */
    public Where set(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** The clause with its keyword, or nothing where there is no condition. */
    public String hql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    public void bind(CommonQueryContract query) {
        parameters.forEach(query::setParameter);
    }
}
