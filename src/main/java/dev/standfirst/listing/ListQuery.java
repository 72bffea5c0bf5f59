package dev.standfirst.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.Page.PageInfo;

/**
 * Runs the query of a list: one statement for the page, and one more where its total is asked for.
 *
 * @param <R> a record whose components the select clause fills in their order
 */
public final class ListQuery<R> {

    /**
     * The values of the first sort key between which a page was looked for: what lies beyond them is not in it, whatever it is.
     *
     * @param lowest null where the list was read to its end
     * @param highest the same for the other end
     */
    public record Span<T>(@Nullable T lowest, @Nullable T highest) {

        /** The same, of which it is known what the values are. */
        public <V> Span<V> of(Class<V> type) {
            return new Span<>(type.isInstance(lowest) ? type.cast(lowest) : null,
                    type.isInstance(highest) ? type.cast(highest) : null);
        }
    }

    /** A “from” that has an order of its own, which is to be the list's. */
    @FunctionalInterface
    public interface Source {

        /**
         * The clause with its keyword.
         *
         * @param descending by the first key, as the statement is to read it
         */
        String hql(boolean descending);
    }

    private final Class<R> rows;
    private final Function<R, UUID> id;
    private final Order<R> order;
    private final Listing listing;
    private boolean isInOrder;
    private Span<Object> span = new Span<>(null, null);

    public ListQuery(Class<R> rows, Function<R, UUID> id, Order<R> order, Listing listing) {
        this.rows = rows;
        this.id = id;
        this.order = order;
        this.listing = listing;
    }

    /**
     * Where all that the list asks for lies in its order in an index, whatever the parameters are: the statement then
     * says how many rows will do, and PostgreSQL keeps its plan. Of others it makes a plan each time, by the values
     * at hand, which costs more than to read a page from an index, and far less than to look for what is rare in a
     * plan for what is common.
     */
    public ListQuery<R> inOrder(boolean isInOrder) {
        this.isInOrder = isInOrder;
        return this;
    }

    /** The page of the rows that the HQL {@code select … from …} gives under the conditions. */
    public Page<R> fetch(Session session, String select, String from, Where where) {
        return fetch(session, select, descending -> from, "", where, LongSupplier::getAsLong);
    }

    /**
     * The same from what has an order of its own.
     *
     * @param beside a join of exactly one row to each, for what is selected and for the order: the total is counted without it
     * @param known gives the total, by counting if need be
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
        // One more than is shown tells whether there is another page.
        var most = listing.limit() + 1;
        var hql = select + source.hql(order.descends(backward)) + beside + where.hql() + " order by " + order.hql(backward);
        var query = isInOrder && listing.offset() == 0 ? session.createSelectionQuery(hql + " limit " + most, rows)
                : session.createSelectionQuery(hql, rows).setFirstResult(listing.offset()).setMaxResults(most);
        where.bind(query);
        var found = query.getResultList();
        span = span(found, cursor, backward);
        return page(found, cursor, backward, total);
    }

    /** Of the page that has been fetched, unless it was asked for by its number. */
    public Span<Object> span() {
        return span;
    }

    private Span<Object> span(List<R> found, @Nullable Cursor cursor, boolean backward) {
        var begin = cursor == null ? null : order.first(cursor);
        var end = found.size() > listing.limit() ? order.first(found.get(found.size() - 1)) : null;
        return order.descends(backward) ? new Span<>(end, begin) : new Span<>(begin, end);
    }

    /** Of the rows under the conditions that there are now; the page's own are added later. */
    private static LongSupplier counting(Session session, String from, Where where) {
        var query = session.createSelectionQuery("select count(*)" + from + where.hql(), Long.class);
        where.bind(query);
        return query::getSingleResult;
    }

    private Page<R> page(List<R> found, @Nullable Cursor cursor, boolean backward, @Nullable Long total) {
        var more = found.size() > listing.limit();
        var items = new ArrayList<>(more ? found.subList(0, listing.limit()) : found);
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
