package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.AnyOf;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.SortKey;
import dev.standfirst.post.card.PostRow;

/**
 * The sort order of a list of posts, as the client wrote it. Which columns it sorts by depends on the query: an index serves an
 * order only if all of its columns come from the table of that index.
 *
 * @param text value of {@code sort=}, such as {@code -publishedAt,title}
 * @param window the shares that the key {@code shares} sorts by
 */
public record PostSort(String text, PopularityWindow window, Order<PostRow> parsed) {

    public static final String DEFAULT = "-publishedAt";

    /** Column of the posts with which their indexes begin; see {@link Order#within}. */
    public static final String IS_LISTED = "p.listed";

    private static final SortKey<PostRow> BY_TITLE = SortKey.text("title", "p.titleCollation", PostRow::title);
    private static final SortKey<PostRow> BY_UPDATE = SortKey.time("updatedAt", "p.updatedAt", PostRow::updatedAt);
    private static final SortKey<PostRow> BY_CREATION = SortKey.time("createdAt", "p.createdAt", PostRow::createdAt);

    /** Public posts have a date: the column itself can be read from an index. */
    private static final SortKey<PostRow> BY_DATE = byDate("p.publishedAt");

    /** The same date in the link of a post to a taxonomy. */
    private static final SortKey<PostRow> BY_DATE_OF_LINK = byDate(TaxonomyFilter.ALIAS + ".listedAt");

    /** Drafts need not have a date: the creation stands in for it. */
    private static final SortKey<PostRow> BY_DATE_OR_CREATION = byDate("p.datedAt");

    /** 400 for an unknown or repeated key, and for a window without the key {@code shares}. */
    static PostSort parse(String text, @Nullable String window) {
        var shares = PopularityWindow.of(window);
        var sort = new PostSort(text, shares, Order.parse(text, keys(BY_DATE, shares), "p.id"));
        if (window != null && !sort.usesShares()) {
            throw INVALID_PARAMETER.in("window", "NotByShares", "requires a list that is sorted by shares, as in sort=-shares");
        }
        return sort;
    }

    boolean isByDateAlone() {
        return parsed.isBy(BY_DATE);
    }

    boolean beginsWithDate() {
        return parsed.beginsWith(BY_DATE);
    }

    boolean beginsWithShares() {
        return parsed.beginsWith(window.key);
    }

    boolean usesShares() {
        return parsed.uses(window.key);
    }

    /** Order of posts of any status. */
    Order<PostRow> ofAllPosts() {
        return Order.parse(text, keys(BY_DATE_OR_CREATION, window), "p.id");
    }

    /** Order of public posts, by the columns of the index that serves the list, if there is one. */
    Order<PostRow> ofPublicPosts(PostFilter filter) {
        if (beginsWithShares()) {
            return Order.parse(text, keys(BY_DATE, window), "s.postId").within("s.listed");
        }
        var languages = AnyOf.of("language", filter.language());
        if (isByDateAlone() && languages != null && languages.size() == 1) {
            return parsed.within(IS_LISTED, "p.language");
        }
        return isByDateAlone() && filter.featured() != null ? parsed.within(IS_LISTED, "p.featured")
                : parsed.within(IS_LISTED);
    }

    /** Order of public posts that are read from their links to a taxonomy. */
    Order<PostRow> ofLinks(TaxonomyFilter taxonomy) {
        var order = Order.parse(text, keys(BY_DATE_OF_LINK, window), TaxonomyFilter.ALIAS + ".postId");
        return taxonomy.isOneRange() ? order.within(taxonomy.idOfLink()) : order;
    }

    private static SortKey<PostRow> byDate(String hql) {
        return SortKey.time("publishedAt", hql, PostRow::date);
    }

    private static List<SortKey<PostRow>> keys(SortKey<PostRow> byDate, PopularityWindow window) {
        return Stream.of(byDate, BY_UPDATE, BY_CREATION, BY_TITLE, window.key).toList();
    }
}
