package dev.standfirst.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

import org.hibernate.query.CommonQueryContract;

/**
 * Values of an HQL “in”, each a parameter of its own. Hibernate translates a list parameter to SQL anew for each query, which
 * takes longer than running the query. The last value is repeated up to a power of two, so that Hibernate, the driver and the
 * database cache statements of a few lengths only.
 */
public final class InList {

    private final String name;
    private final List<Object> values;

    /**
     * Creates the parameters of a list.
     *
     * @param name prefix of the parameters' names, which end in a number
     * @param values at least one value
     */
    public InList(String name, Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("An empty list matches nothing; omit the statement");
        }
        this.name = name;
        this.values = new ArrayList<>(values);
        var last = this.values.get(this.values.size() - 1);
        while (Integer.bitCount(this.values.size()) != 1) {
            this.values.add(last);
        }
    }

    /** Returns the parameters in parentheses, as they follow “in”. */
    public String hql() {
        var hql = new StringBuilder("(");
        for (int i = 0; i < values.size(); i++) {
            hql.append(i == 0 ? ":" : ", :").append(name).append(i);
        }
        return hql.append(')').toString();
    }

    /** Sets the parameters of a query. */
    public void bind(CommonQueryContract query) {
        forEach(query::setParameter);
    }

    void forEach(BiConsumer<String, Object> set) {
        for (int i = 0; i < values.size(); i++) {
            set.accept(name + i, values.get(i));
        }
    }
}
