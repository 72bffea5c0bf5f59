package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.Order;
import dev.standfirst.listing.SortKey;
import dev.standfirst.post.card.PostRow;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The sort order of a list of posts, as the client wrote it. Which columns it sorts by depends on the query: an index serves an
 * order only if all of its columns come from the table of that index.
 *
 * @param text value of {@code sort=}, such as {@code -publishedAt,title}
 * @param window the shares that the key {@code shares} sorts by
 * @param given ids in the order of the key {@code given}; null if the list is not one of ids
 */
public record PostSort(String text, PopularityWindow window, @Nullable List<UUID> given, Order<PostRow> parsed) {

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
        return parse(text, window, null);
    }

    /**
     * Parses the order of a list.
     *
     * @param given ids of the posts in the order of the key {@code given}; null if the list is not one of ids
     */
    static PostSort parse(String text, @Nullable String window, @Nullable List<UUID> given) {
        var shares = PopularityWindow.of(window);
        if (given == null && Arrays.stream(text.split(",")).map(String::strip).anyMatch(Set.of("given", "-given")::contains)) {
            throw INVALID_PARAMETER.in("sort", "NotGiven", "contains “given”, the order of “ids”, and so requires “ids”");
        }
        var sort = new PostSort(text, shares, given, Order.parse(text, keys(BY_DATE, shares, given), "p.id"));
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
        return Order.parse(text, keys(BY_DATE_OR_CREATION, window, given), "p.id");
    }

    /** Order of public posts, by the columns of the index that serves the list, if there is one. */
    Order<PostRow> ofPublicPosts(PostFilter filter) {
        if (beginsWithShares()) {
            return Order.parse(text, keys(BY_DATE, window, given), "s.postId").within("s.listed");
        }
        if (isByDateAlone() && LanguageFilter.of(filter).isOfOneLanguage()) {
            return parsed.within(IS_LISTED, "p.primaryLanguage");
        }
        return isByDateAlone() && filter.featured() != null ? parsed.within(IS_LISTED, "p.featured")
                : parsed.within(IS_LISTED);
    }

    /** Order of public posts that are read from their links to a taxonomy. */
    Order<PostRow> ofLinks(TaxonomyFilter taxonomy) {
        var order = Order.parse(text, keys(BY_DATE_OF_LINK, window, given), TaxonomyFilter.ALIAS + ".postId");
        return taxonomy.isOneRange() ? order.within(taxonomy.idOfLink()) : order;
    }

    private static SortKey<PostRow> byDate(String hql) {
        return SortKey.time("publishedAt", hql, PostRow::date);
    }

    private static List<SortKey<PostRow>> keys(SortKey<PostRow> byDate, PopularityWindow window, @Nullable List<UUID> given) {
        var keys = Stream.of(byDate, BY_UPDATE, BY_CREATION, BY_TITLE, window.key);
        return given == null ? keys.toList() : Stream.concat(keys, Stream.of(asGiven(given))).toList();
    }

    /** Key of the order of the ids, whose HQL parameters the condition on the ids sets. */
    private static SortKey<PostRow> asGiven(List<UUID> ids) {
        var hql = IntStream.range(0, ids.size()).mapToObj(i -> " when :" + FilterNames.IDS + i + " then " + i)
                .collect(joining("", "case p.id", " else " + ids.size() + " end"));
        return new SortKey<>("given", hql, false, row -> ids.indexOf(row.id()), Integer::valueOf);
    }
}
