package dev.standfirst.taxonomy;

import java.util.List;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.SortKey;
import dev.standfirst.listing.Where;

/** Lists authors, categories or tags, sorted by name or date. */
@Singleton
public class TaxonomyList {

    public static final String DEFAULT_SORT = "name";

    private final CurrentSession session;

    TaxonomyList(CurrentSession session) {
        this.session = session;
    }

    /**
     * List page of the entities that match the conditions; runs one statement, and a second one for the total.
     *
     * @param where conditions on {@code e}
     */
    public <E extends TaxonomyEntity> Page<E> page(Class<E> type, String sort, Listing listing, Where where) {
        List<SortKey<E>> keys = List.of(
                SortKey.text("name", "e.nameCollation", e -> e.name),
                SortKey.time("createdAt", "e.createdAt", e -> e.createdAt),
                SortKey.time("updatedAt", "e.updatedAt", e -> e.updatedAt));
        return new ListQuery<>(type, e -> e.id, Order.parse(sort, keys, "e.id"), listing)
                .fetch(session.get(), "select e", " from " + type.getSimpleName() + " e", where);
    }
}
