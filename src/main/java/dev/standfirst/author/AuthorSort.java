package dev.standfirst.author;

import java.util.List;

import dev.standfirst.listing.SortKey;

/** What authors can be sorted by. */
final class AuthorSort {

    static final String DEFAULT = "name";

    static final List<SortKey<Author>> KEYS = List.of(
            SortKey.text("name", "a.name", a -> a.name),
            SortKey.time("createdAt", "a.createdAt", a -> a.createdAt),
            SortKey.time("updatedAt", "a.updatedAt", a -> a.updatedAt));

    private AuthorSort() {
    }
}
