package dev.standfirst.listing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.Page.PageInfo;

/**
 * Runs the query of a list: one statement for the page, and one more where its total is asked for.
 *
 * @param <R> a record whose components the select clause fills in their order
 */
public final class ListQuery<R> {

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

    public ListQuery(Class<R> rows, Function<R, UUID> id, Order<R> order, Listing listing) {
        this.rows = rows;
        this.id = id;
        this.order = order;
        this.listing = listing;
    }

    /** The page of the rows that the HQL {@code select … from …} gives under the conditions. */
    public Page<R> fetch(Session session, String select, String from, Where where) {
        return fetch(session, select, descending -> from, where);
    }

    /** The same from what has an order of its own. */
    public Page<R> fetch(Session session, String select, Source source, Where where) {
        var total = listing.counts() ? count(session, source.hql(order.descends(false)), where) : null;
        var cursor = listing.position(order.text());
        var backward = cursor != null && cursor.backward();
        if (cursor != null) {
            order.after(cursor, where);
        }
        var query = session
                .createSelectionQuery(
                        select + source.hql(order.descends(backward)) + where.hql() + " order by " + order.hql(backward), rows)
                .setFirstResult(listing.offset())
                // One more than is shown tells whether there is another page.
                .setMaxResults(listing.limit() + 1);
        where.bind(query);
        return page(query.getResultList(), cursor, backward, total);
    }

    private static Long count(Session session, String from, Where where) {
        var query = session.createSelectionQuery("select count(*)" + from + where.hql(), Long.class);
        where.bind(query);
        return query.getSingleResult();
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
