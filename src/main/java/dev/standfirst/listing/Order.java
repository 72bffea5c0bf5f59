package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a list is sorted by, made total by the id, so that a position in it is never ambiguous.
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
     * Reads {@code sort=-publishedAt,title}.
     *
     * @param idHql the HQL of the row's id, which decides where all else is equal
     */
    public static <R> Order<R> parse(String sort, List<SortKey<R>> keys, String idHql) {
        var terms = new ArrayList<Term<R>>();
        for (var word : sort.split(",", -1)) {
            var descending = word.startsWith("-");
            var name = descending ? word.substring(1) : word;
            var key = keys.stream().filter(k -> k.key().equals(name)).findFirst()
                    .orElseThrow(() -> INVALID_PARAMETER.in("sort", "UnknownSortKey", "does not know “%s”; it takes %s", name,
                            keys.stream().map(SortKey::key).collect(joining(", "))));
            if (terms.stream().anyMatch(t -> t.key == key)) {
                throw INVALID_PARAMETER.in("sort", "Duplicate", "names “%s” twice", name);
            }
            terms.add(new Term<>(key, descending));
        }
        return new Order<>(List.copyOf(terms), idHql, List.of());
    }

    /**
     * The same among rows that are all equal in each of {@code hql}. It changes nothing about their order, but H2 reads an
     * index that begins with those columns in its order only where “order by” begins with them, too; and PostgreSQL reads
     * it backwards only where they are turned round like the others.
     */
    public Order<R> within(String... hql) {
        return new Order<>(terms, idHql, List.of(hql));
    }

    /** Whether the given key is among those sorted by. */
    public boolean uses(SortKey<R> key) {
        return terms.stream().anyMatch(t -> t.key == key);
    }

    /** Whether that key alone decides, with the id. */
    public boolean isBy(SortKey<R> key) {
        return terms.size() == 1 && uses(key);
    }

    /** The first key's value of a row. */
    Object first(R row) {
        return terms.get(0).key.value().apply(row);
    }

    /** The first key's value of the row that a cursor was made from. */
    Object first(Cursor cursor) {
        return valueOf(terms.get(0), cursor.values().get(0));
    }

    /** Whether the given key decides first. */
    public boolean beginsWith(SortKey<R> key) {
        return terms.get(0).key == key;
    }

    /** Whether the first key comes with its greatest value first. */
    boolean descends(boolean reversed) {
        return idDescending() != reversed;
    }

    /** The order in the form that clients send. */
    String text() {
        return text;
    }

    String hql(boolean reversed) {
        var ofPrefix = direction(terms.get(0).key.isIndexDescending() != descends(reversed));
        return prefix.stream().map(column -> column + ofPrefix + ", ").collect(joining())
                + terms.stream().map(t -> t.key.hql() + direction(t.descending != reversed)).collect(joining(", "))
                + ", " + idHql + direction(idDescending() != reversed);
    }

    /** The position of a row, from which a page goes on forward or backward. */
    Cursor at(R row, UUID id, boolean backward) {
        return new Cursor(text(), backward, terms.stream().map(t -> t.key.value().apply(row).toString()).toList(), id);
    }

    /** Only the rows beyond the cursor, in its direction. */
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

    /** One comparison of row values, which a database answers from an index on the same columns. */
    private String rowValue(boolean backward) {
        var columns = terms.stream().map(t -> t.key.hql()).collect(joining(", ")) + ", " + idHql;
        var values = new ArrayList<String>();
        for (int i = 0; i < terms.size(); i++) {
            values.add(":at" + i);
        }
        values.add(":atId");
        return "(" + columns + ")" + comparison(idDescending() != backward) + "(" + String.join(", ", values) + ")";
    }

    /** Row values compare in one direction only; mixed ones are spelt out: a < x, or a = x and b > y, or … */
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

    private static Comparable<?> valueOf(Term<?> term, String value) {
        try {
            return term.key.parse().apply(value);
        } catch (RuntimeException e) {
            throw Cursor.wrong();
        }
    }

    private boolean sameDirection() {
        return terms.stream().allMatch(t -> t.descending == idDescending());
    }

    /** With the first key, so that one index over both serves either direction. */
    private boolean idDescending() {
        return terms.get(0).descending;
    }

    private static String direction(boolean descending) {
        return descending ? " desc" : " asc";
    }

    private static String comparison(boolean descending) {
        return descending ? " < " : " > ";
    }
}
