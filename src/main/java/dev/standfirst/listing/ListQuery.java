package dev.standfirst.listing;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.Page.PageInfo;

/**
 * Runs the query of a list: one statement for the list page, and one more for the total if the client requests it.
 *
 * @param <R> a record whose components the select clause fills in order
 */
public final class ListQuery<R> {

    /**
     * Range of the first sort key that a list page covers: items outside of it cannot belong to the page.
     *
     * @param lowest null if the query reached that end of the list
     * @param highest null if the query reached that end of the list
     */
    public record Span<T>(@Nullable T lowest, @Nullable T highest) {

        /** Casts the ends to their type; an end of another type becomes null. */
        public <V> Span<V> of(Class<V> type) {
            return new Span<>(type.isInstance(lowest) ? type.cast(lowest) : null,
                    type.isInstance(highest) ? type.cast(highest) : null);
        }
    }

    /** From clause whose subquery has an order of its own, which must be that of the list. */
    @FunctionalInterface
    public interface Source {

        /**
         * Returns the clause, with its keyword.
         *
         * @param descending direction of the first sort key in the statement
         */
        String hql(boolean descending);
    }

    private final Class<R> rows;
    private final Function<R, UUID> id;
    private final Order<R> order;
    private final Listing listing;
    private boolean isInOrder;
    private ToIntFunction<List<R>> fitting = List::size;
    private Span<Object> span = new Span<>(null, null);

    public ListQuery(Class<R> rows, Function<R, UUID> id, Order<R> order, Listing listing) {
        this.rows = rows;
        this.id = id;
        this.order = order;
        this.listing = listing;
    }

    /**
     * Declares that an index has all requested items in the order of the list, whatever the parameters are. The statement
     * then contains its limit as a literal, and PostgreSQL keeps its plan. For other statements it makes a plan each time,
     * from the parameters' values. That costs more than reading a list page from an index, and far less than finding rare
     * items with a plan for frequent ones.
     */
    public ListQuery<R> inOrder(boolean isInOrder) {
        this.isInOrder = isInOrder;
        return this;
    }

    /**
     * Ends list pages early whose items are too large for one response.
     *
     * @param fitting returns how many of the first given items fit; at least one, if there is one
     */
    public ListQuery<R> fitting(ToIntFunction<List<R>> fitting) {
        this.fitting = fitting;
        return this;
    }

    /** Fetches the list page of the rows that the HQL {@code select … from …} returns under the conditions. */
    public Page<R> fetch(Session session, String select, String from, Where where) {
        return fetch(session, select, descending -> from, "", where, LongSupplier::getAsLong);
    }

    /**
     * Fetches a list page from a source with an order of its own.
     *
     * @param beside join of exactly one row to each item, for the selected values and the order; the total is counted without
     *        it
     * @param known returns the total, by running the given count if necessary
     */
    public Page<R> fetch(Session session, String select, Source source, String beside, Where where,
            ToLongFunction<LongSupplier> known) {
        var total = listing.counts()
                ? known.applyAsLong(counting(session, source.hql(order.descends(false)), where))
                : null;
        var cursor = listing.position(order.text());
        var backward = cursor != null && cursor.backward();
        if (cursor != null) {
            order.after(cursor, where);
        }
        // One row more than requested shows whether another list page follows.
        var most = listing.limit() + 1;
        var hql = select + source.hql(order.descends(backward)) + beside + where.hql() + " order by " + order.hql(backward);
        var query = isInOrder && listing.offset() == 0 ? session.createSelectionQuery(hql + " limit " + most, rows)
                : session.createSelectionQuery(hql, rows).setFirstResult(listing.offset()).setMaxResults(most);
        where.bind(query);
        var found = query.getResultList();
        var size = size(found);
        span = span(found, size, cursor, backward);
        return page(found, size, cursor, backward, total);
    }

    /** Returns the range of the fetched list page; not valid for a numbered one. */
    public Span<Object> span() {
        return span;
    }

    /** Number of items of the list page. 400 for a numbered page that ends early: the next number would skip items. */
    private int size(List<R> found) {
        var requested = found.subList(0, Math.min(found.size(), listing.limit()));
        var size = fitting.applyAsInt(requested);
        if (size < requested.size() && listing.page() != null) {
            throw INVALID_PARAMETER.in("limit", "PageSize",
                    "must be lower here, at most %d, because the bodies of these items are too long for one list page; "
                            + "or use “cursor” instead of “page”",
                    size);
        }
        return size;
    }

    private Span<Object> span(List<R> found, int size, @Nullable Cursor cursor, boolean backward) {
        var begin = cursor == null ? null : order.first(cursor);
        var end = found.size() > size ? order.first(found.get(size)) : null;
        return order.descends(backward) ? new Span<>(end, begin) : new Span<>(begin, end);
    }

    /** Creates the count under the present conditions; those of the cursor are added later. */
    private static LongSupplier counting(Session session, String from, Where where) {
        var query = session.createSelectionQuery("select count(*)" + from + where.hql(), Long.class);
        where.bind(query);
        return query::getSingleResult;
    }

    private Page<R> page(List<R> found, int size, @Nullable Cursor cursor, boolean backward, @Nullable Long total) {
        var more = found.size() > size;
        var items = new ArrayList<>(found.subList(0, size));
        if (backward) {
            Collections.reverse(items);
        }
        var before = backward ? more : cursor != null || listing.offset() > 0;
        var after = backward || more;
        return new Page<>(items, new PageInfo(listing.limit(),
                after && !items.isEmpty() ? cursorAt(items.get(items.size() - 1), false) : null,
                before && !items.isEmpty() ? cursorAt(items.get(0), true) : null,
                total));
    }

    private String cursorAt(R row, boolean backward) {
        return order.at(row, id.apply(row), backward).toString();
    }
}
