package dev.standfirst.post.list;

import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.Where;
import dev.standfirst.post.card.PostRow;

/**
 * The query of one list of posts: its plan, and the HQL that follows from the plan.
 *
 * @param join join of exactly one row for each post, which the total is counted without
 */
record PostListQuery(PostListPlan plan, String select, ListQuery.Source from, String join, Where where,
        Order<PostRow> order) {

    /**
     * @param where conditions of visibility and of every filter but the taxonomy
     */
    static PostListQuery choose(boolean isPublic, PostFilter filter, TaxonomyFilter taxonomy, PostSort sort, Listing listing,
            Where where) {
        var plan = PostListPlan.choose(isPublic, filter, taxonomy, sort);
        var from = plan.readsLinks() ? taxonomy.ranges(where) : (ListQuery.Source) descending -> " from Post p";
        taxonomy.restrict(where, plan.readsLinks());
        var order = plan.readsLinks() ? sort.ofLinks(taxonomy)
                : isPublic ? sort.ofPublicPosts(filter) : sort.ofAllPosts();
        return new PostListQuery(plan, select(plan, sort, listing), from, join(isPublic, sort), where, order);
    }

    private static String select(PostListPlan plan, PostSort sort, Listing listing) {
        if (plan.readsOnlyReturnedRows() && listing.page() == null) {
            return PostRow.SELECT_WITH_TAXONOMY;
        }
        return sort.usesShares() ? PostRow.SELECT.formatted(sort.window().hql) : PostRow.SELECT_WITHOUT_SHARES;
    }

    private static String join(boolean isPublic, PostSort sort) {
        if (!sort.usesShares()) {
            return "";
        }
        return " join PostPopularity s on s.postId = p.id" + (isPublic ? " and s.listed = true" : "");
    }

    ListQuery<PostRow> with(Listing listing) {
        return new ListQuery<>(PostRow.class, PostRow::id, order, listing).inOrder(plan.isInIndexOrder());
    }
}
