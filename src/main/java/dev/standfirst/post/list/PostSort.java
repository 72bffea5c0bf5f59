package dev.standfirst.post.list;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.SortKey;
import dev.standfirst.post.card.PostRow;

/** What posts can be sorted by. */
public final class PostSort {

    public static final String DEFAULT = "-publishedAt";

    /** Stands first in the indexes; see {@link Order#within}. */
    public static final String IN_INDEX = "p.listed";

    /** Of what is public: the bare column, so that an index can serve it. */
    private static final SortKey<PostRow> BY_DATE = SortKey.time("publishedAt", "p.publishedAt", PostRow::date);

    private static final SortKey<PostRow> BY_TITLE = SortKey.text("title", "p.title", PostRow::title);
    private static final SortKey<PostRow> BY_UPDATE = SortKey.time("updatedAt", "p.updatedAt", PostRow::updatedAt);
    private static final SortKey<PostRow> BY_CREATION = SortKey.time("createdAt", "p.createdAt", PostRow::createdAt);

    private static final List<SortKey<PostRow>> OF_PUBLIC = List.of(BY_DATE, BY_UPDATE, BY_CREATION, BY_TITLE);

    /** Of what is public and found by what it is filed under, which has the same date. */
    private static final SortKey<PostRow> BY_FILED_DATE = SortKey.time("publishedAt", TaxonomyFilter.FILED + ".listedAt",
            PostRow::date);
    private static final List<SortKey<PostRow>> OF_FILED = List.of(BY_FILED_DATE, BY_UPDATE, BY_CREATION, BY_TITLE);

    /** With drafts among them, which need not have a date yet. */
    private static final List<SortKey<PostRow>> OF_ALL = List.of(
            SortKey.time("publishedAt", "p.datedAt", PostRow::date), BY_UPDATE, BY_CREATION, BY_TITLE);

    private PostSort() {
    }

    static Order<PostRow> parse(String sort, boolean isPublic, PostFilter filter, PopularityWindow window) {
        var order = Order.parse(sort, with(window, isPublic ? OF_PUBLIC : OF_ALL), "p.id");
        if (!isPublic) {
            return order;
        }
        // All by the columns of the one table whose index has the order.
        if (order.beginsWith(window.key)) {
            return Order.parse(sort, with(window, OF_PUBLIC), "s.postId").within("s.listed");
        }
        var languages = AnyOf.of("language", filter.language());
        if (order.isBy(BY_DATE) && languages != null && languages.size() == 1) {
            return order.within(IN_INDEX, "p.language");
        }
        return order.isBy(BY_DATE) && filter.featured() != null ? order.within(IN_INDEX, "p.featured") : order.within(IN_INDEX);
    }

    private static List<SortKey<PostRow>> with(PopularityWindow window, List<SortKey<PostRow>> keys) {
        return Stream.concat(keys.stream(), Stream.of(window.key)).toList();
    }

    /** The window whose shares it is sorted by; null where it is by none. */
    static @Nullable PopularityWindow window(Order<PostRow> order) {
        return Arrays.stream(PopularityWindow.values()).filter(window -> order.uses(window.key)).findFirst().orElse(null);
    }

    /** Joins what the order needs beside the posts, one row to each: nothing as a rule. */
    static String beside(Order<PostRow> order, boolean isPublic) {
        return window(order) == null ? ""
                : " join PostPopularity s on s.postId = p.id" + (isPublic ? " and s.listed = true" : "");
    }

    /** Whether it is by the date of what is public, and by nothing else. */
    static boolean isByDate(Order<PostRow> order) {
        return order.isBy(BY_DATE) || order.isBy(BY_FILED_DATE);
    }

    /** The same of public posts where it begins with the date, read in the order of what leads to them; else null. */
    static @Nullable Order<PostRow> along(TaxonomyFilter filing, String sort, PopularityWindow window) {
        if (!filing.leads()) {
            return null;
        }
        var order = Order.parse(sort, with(window, OF_FILED), TaxonomyFilter.FILED + ".postId");
        if (!order.beginsWith(BY_FILED_DATE)) {
            return null;
        }
        return filing.isOneStretch() ? order.within(TaxonomyFilter.FILED + ".under") : order;
    }
}
