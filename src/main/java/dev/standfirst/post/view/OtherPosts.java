package dev.standfirst.post.view;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.Where;
import dev.standfirst.post.TaxonomyLink;
import dev.standfirst.post.card.PostRow;
import dev.standfirst.post.list.PostConditions;
import dev.standfirst.post.list.PostSort;

/** Public posts that the page of a post shows beside it: recent, related and adjacent ones. One statement for each. */
@ApplicationScoped
class OtherPosts {

    /** Recent and related posts of a page. */
    private static final int LIMIT = 6;

    /** In the order of the index on the date, and in its reverse order; see {@link dev.standfirst.listing.Order#within}. */
    private static final String NEWEST_FIRST = PostSort.IS_LISTED + " asc, p.publishedAt desc, p.id desc";
    private static final String OLDEST_FIRST = PostSort.IS_LISTED + " desc, p.publishedAt asc, p.id asc";

    private static final String POSTS = " from Post p";

    /**
     * Posts with the number of categories and tags that they share with a post, found by these links alone. An outer join,
     * because H2 would begin an inner join with the posts, and count for each of them.
     */
    private static final String RELATED_POSTS = """
            from (select shared.id as id, count(*) as number
                    from (select l.postId as id
                            from PostCategoryLink l
                           where l.listedAt > :never
                             and l.categoryId in (select own.categoryId from PostCategoryLink own where own.postId = :post)
                          union all
                          select l.postId as id
                            from PostTagLink l
                           where l.listedAt > :never
                             and l.tagId in (select own.tagId from PostTagLink own where own.postId = :post)) shared
                   group by shared.id) related
            left join Post p on p.id = related.id""";

    private final CurrentSession session;
    private final Clock clock;

    OtherPosts(CurrentSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** The six newest other posts. */
    List<PostRow> recent(PostRow post) {
        return find(POSTS, others(post), NEWEST_FIRST, LIMIT);
    }

    /** Date of the last recent post; null if there are fewer than six, so that every new post would be one of them. */
    static @Nullable Instant oldestDate(List<PostRow> recent) {
        return recent.size() < LIMIT ? null : recent.get(recent.size() - 1).date();
    }

    /** Six posts that share most categories and tags with the post, newest first among equals. */
    List<PostRow> related(PostRow post) {
        return find(RELATED_POSTS, others(post).set("never", TaxonomyLink.NEVER),
                "related.number desc, p.publishedAt desc, p.id desc", LIMIT);
    }

    /** The post published before this one. A draft without a date counts from its creation. */
    @Nullable
    PostRow previous(PostRow post) {
        return first(find(POSTS, others(post).and("(p.publishedAt, p.id) < (:date, :post)", "date", post.date()),
                NEWEST_FIRST, 1));
    }

    /** The post published after this one. */
    @Nullable
    PostRow next(PostRow post) {
        return first(find(POSTS, others(post).and("(p.publishedAt, p.id) > (:date, :post)", "date", post.date()),
                OLDEST_FIRST, 1));
    }

    private Where others(PostRow post) {
        return PostConditions.ofPublicPosts(clock.instant()).and("p.id <> :post", "post", post.id());
    }

    private List<PostRow> find(String from, Where where, String order, int limit) {
        var query = session.get()
                .createSelectionQuery(PostRow.SELECT_WITHOUT_SHARES + from + where.hql() + " order by " + order, PostRow.class)
                .setMaxResults(limit);
        where.bind(query);
        return query.getResultList();
    }

    private static @Nullable PostRow first(List<PostRow> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }
}
