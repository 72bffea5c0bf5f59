package dev.standfirst.tag;

import java.util.List;

import dev.standfirst.listing.SortKey;

/** What tags can be sorted by. */
final class TagSort {

    static final String DEFAULT = "name";

    static final List<SortKey<Tag>> KEYS = List.of(
            SortKey.text("name", "t.name", t -> t.name),
            SortKey.time("createdAt", "t.createdAt", t -> t.createdAt),
            SortKey.time("updatedAt", "t.updatedAt", t -> t.updatedAt));

    private TagSort() {
    }
}
