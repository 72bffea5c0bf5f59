package dev.standfirst.post;

import java.util.List;

import dev.standfirst.listing.Order;
import dev.standfirst.listing.SortKey;

/** What posts can be sorted by. */
final class PostSort {

    static final String DEFAULT = "-publishedAt";

    /** Stands first in the indexes; see {@link Order#within}. */
    static final String IN_INDEX = "p.listed";

    /** Named by its entity alone, for posts must not know shares. */
    static final String SHARES = "(select coalesce(sum(n.counted + n.baseline), 0) from ShareCount n where n.postId = p.id)";

    static final SortKey<PostRow> BY_SHARES = SortKey.number("shares", SHARES, PostRow::shares);

    /** Of what is public: the bare column, so that an index can serve it. */
    static final SortKey<PostRow> BY_DATE = SortKey.time("publishedAt", "p.publishedAt", PostRow::date);

    private static final SortKey<PostRow> BY_TITLE = SortKey.text("title", "p.title", PostRow::title);
    private static final SortKey<PostRow> BY_UPDATE = SortKey.time("updatedAt", "p.updatedAt", PostRow::updatedAt);
    private static final SortKey<PostRow> BY_CREATION = SortKey.time("createdAt", "p.createdAt", PostRow::createdAt);

    private static final List<SortKey<PostRow>> OF_PUBLIC = List.of(BY_DATE, BY_UPDATE, BY_CREATION, BY_TITLE, BY_SHARES);

    /** With drafts among them, which need not have a date yet. */
    private static final List<SortKey<PostRow>> OF_ALL = List.of(
            SortKey.time("publishedAt", "coalesce(p.publishedAt, p.createdAt)", PostRow::date), BY_UPDATE, BY_CREATION,
            BY_TITLE,
            BY_SHARES);

    private PostSort() {
    }

    static Order<PostRow> parse(String sort, boolean isPublic) {
        return isPublic ? Order.parse(sort, OF_PUBLIC, "p.id").within(IN_INDEX)
                : Order.parse(sort, OF_ALL, "p.id");
    }
}
