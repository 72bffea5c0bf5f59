package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.UnknownName;

/**
 * Sort order of a list, made total by the id, so that a list position is never ambiguous.
 *
 * @param <R> the rows of the list
 */
public final class Order<R> {

    private record Term<R>(SortKey<R> key, boolean descending) {
    }

    private final List<Term<R>> terms;
    private final String idHql;
    private final List<String> prefix;
    private final String text;

    private Order(List<Term<R>> terms, String idHql, List<String> prefix) {
        this.terms = terms;
        this.text = terms.stream().map(t -> (t.descending ? "-" : "") + t.key.key()).collect(joining(","));
        this.idHql = idHql;
        this.prefix = prefix;
    }

    /**
     * Parses {@code sort=-publishedAt,title}; 400 for an unknown or repeated sort key.
     *
     * @param idHql HQL of the row's id, which decides between rows that are equal otherwise
     */
    public static <R> Order<R> parse(String sort, List<SortKey<R>> keys, String idHql) {
        var words = Arrays.stream(sort.split(",", -1)).map(String::strip).toList();
        var known = keys.stream().map(SortKey::key).toList();
        var unknown = words.stream().map(Order::name).filter(name -> !known.contains(name)).distinct()
                .map(name -> InvalidInput.parameter("sort", "UnknownSortKey", UnknownName.inValue(name, known, "sort keys")))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID_PARAMETER, unknown);
        }
        var terms = new ArrayList<Term<R>>();
        for (var word : words) {
            var descending = word.startsWith("-");
            var name = name(word);
            var key = keys.get(known.indexOf(name));
            if (terms.stream().anyMatch(t -> t.key == key)) {
                throw INVALID_PARAMETER.in("sort", "Duplicate", "must not contain “%s” twice", name);
            }
            terms.add(new Term<>(key, descending));
        }
        return new Order<>(List.copyOf(terms), idHql, List.of());
    }

    /**
     * Prefixes the order with expressions that are equal in all rows of the list. The order stays the same, but H2 reads an
     * index that begins with those columns in its order only if “order by” begins with them, too; and PostgreSQL reads it
     * backward only if their direction is reversed like that of the others.
     */
    public Order<R> within(String... hql) {
        return new Order<>(terms, idHql, List.of(hql));
    }

    /** Returns whether the order contains the key. */
    public boolean uses(SortKey<R> key) {
        return terms.stream().anyMatch(t -> t.key == key);
    }

    /** Returns whether the order consists of the key and the id only. */
    public boolean isBy(SortKey<R> key) {
        return terms.size() == 1 && uses(key);
    }

    /** Returns the value of the first sort key in a row. */
    Object first(R row) {
        return terms.get(0).key.value().apply(row);
    }

    /** Returns the value of the first sort key in a cursor; 400 if it cannot be parsed. */
    Object first(Cursor cursor) {
        return valueOf(terms.get(0), cursor.values().get(0));
    }

    /** Returns whether the key is the first one. */
    public boolean beginsWith(SortKey<R> key) {
        return terms.get(0).key == key;
    }

    /** Returns whether the first sort key is descending in the order or, if {@code reversed}, in its reverse. */
    boolean descends(boolean reversed) {
        return idDescending() != reversed;
    }

    /** Returns the order in the form of the parameter {@code sort}. */
    String text() {
        return text;
    }

    String hql(boolean reversed) {
        var ofPrefix = direction(terms.get(0).key.isIndexDescending() != descends(reversed));
        return prefix.stream().map(column -> column + ofPrefix + ", ").collect(joining())
                + terms.stream().map(t -> t.key.hql() + direction(t.descending != reversed)).collect(joining(", "))
                + ", " + idHql + direction(idDescending() != reversed);
    }

    /** Creates the cursor of a row, from which a list page continues forward or backward. */
    Cursor at(R row, UUID id, boolean backward) {
        return new Cursor(text(), backward, terms.stream().map(t -> t.key.value().apply(row).toString()).toList(), id);
    }

    /** Adds the condition that rows lie beyond the cursor, in its direction. */
    void after(Cursor cursor, Where where) {
        if (cursor.values().size() != terms.size()) {
            throw Cursor.wrong();
        }
        for (int i = 0; i < terms.size(); i++) {
            where.set("at" + i, valueOf(terms.get(i), cursor.values().get(i)));
        }
        where.set("atId", cursor.id());
        where.and(sameDirection() ? rowValue(cursor.backward()) : stepwise(cursor.backward()));
    }

    /** Compares row values, which a database can evaluate with an index on the same columns. */
    private String rowValue(boolean backward) {
        var columns = terms.stream().map(t -> t.key.hql()).collect(joining(", ")) + ", " + idHql;
        var values = new ArrayList<String>();
        for (int i = 0; i < terms.size(); i++) {
            values.add(":at" + i);
        }
        values.add(":atId");
        return "(" + columns + ")" + comparison(idDescending() != backward) + "(" + String.join(", ", values) + ")";
    }

    /**
     * Compares column by column. Row values compare in one direction only, so mixed directions are written out: a < x, or a =
     * x and b > y, or …
     */
    private String stepwise(boolean backward) {
        var steps = new ArrayList<String>();
        var equal = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            var term = terms.get(i);
            steps.add(equal + term.key.hql() + comparison(term.descending != backward) + ":at" + i);
            equal.append(term.key.hql()).append(" = :at").append(i).append(" and ");
        }
        steps.add(equal + idHql + comparison(idDescending() != backward) + ":atId");
        return "(" + String.join(" or ", steps.stream().map(s -> "(" + s + ")").toList()) + ")";
    }

    private static Object valueOf(Term<?> term, String value) {
        try {
            return term.key.parse().apply(value);
        } catch (RuntimeException e) {
            throw Cursor.wrong();
        }
    }

    private boolean sameDirection() {
        return terms.stream().allMatch(t -> t.descending == idDescending());
    }

    /** Returns the direction of the id: that of the first sort key, so that one index on both serves either direction. */
    private boolean idDescending() {
        return terms.get(0).descending;
    }

    /** Returns the sort key of a term, without its minus sign. */
    private static String name(String term) {
        return term.startsWith("-") ? term.substring(1) : term;
    }

    private static String direction(boolean descending) {
        return descending ? " desc" : " asc";
    }

    private static String comparison(boolean descending) {
        return descending ? " < " : " > ";
    }
}
