package dev.standfirst.category;

import java.util.List;

import dev.standfirst.listing.SortKey;

/** What categories can be sorted by. */
final class CategorySort {

    static final String DEFAULT = "name";

    static final List<SortKey<Category>> KEYS = List.of(
            SortKey.text("name", "c.name", c -> c.name),
            SortKey.time("createdAt", "c.createdAt", c -> c.createdAt),
            SortKey.time("updatedAt", "c.updatedAt", c -> c.updatedAt));

    private CategorySort() {
    }
}
