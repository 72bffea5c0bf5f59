package dev.standfirst.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

import org.hibernate.query.CommonQueryContract;

/**
 * The values of an HQL “in”, each as a parameter of its own. A parameter that holds a list is translated to SQL anew
 * each time, which takes longer than running it. The last value is repeated up to a power of two, so that statements
 * of few lengths are kept by Hibernate, by the driver and by the database.
 */
public final class InList {

    private final String name;
    private final List<Object> values;

    /**
     * @param name begins the names of the parameters, which end in a number
     * @param values at least one
     */
    public InList(String name, Collection<?> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing is in an empty list; leave the statement out");
        }
        this.name = name;
        this.values = new ArrayList<>(values);
        var last = this.values.get(this.values.size() - 1);
        while (Integer.bitCount(this.values.size()) != 1) {
            this.values.add(last);
        }
    }

    /** The parameters in brackets. */
    public String hql() {
        var hql = new StringBuilder("(");
        for (int i = 0; i < values.size(); i++) {
            hql.append(i == 0 ? ":" : ", :").append(name).append(i);
        }
        return hql.append(')').toString();
    }

    public void bind(CommonQueryContract query) {
        forEach(query::setParameter);
    }

    void forEach(BiConsumer<String, Object> set) {
        for (int i = 0; i < values.size(); i++) {
            set.accept(name + i, values.get(i));
        }
    }
}
