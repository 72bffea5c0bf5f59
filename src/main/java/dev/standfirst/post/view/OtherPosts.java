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

/** The public posts that a post's page shows beside it; one statement for each question. */
@ApplicationScoped
class OtherPosts {

    /** How many recent and related posts a page shows. */
    private static final int SHOWN = 6;

    /** As the index of the newest has it, and turned round; see {@link dev.standfirst.listing.Order#within}. */
    private static final String NEWEST_FIRST = PostSort.IN_INDEX + " asc, p.publishedAt desc, p.id desc";
    private static final String OLDEST_FIRST = PostSort.IN_INDEX + " desc, p.publishedAt asc, p.id asc";

    private final CurrentSession session;
    private final Clock clock;

    OtherPosts(CurrentSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** The newest others. */
    List<PostRow> recent(PostRow post) {
        return find(others(post), NEWEST_FIRST, SHOWN);
    }

    /** The date of the last one shown; null where there are fewer than are shown. */
    static @Nullable Instant reach(List<PostRow> recent) {
        return recent.size() < SHOWN ? null : recent.get(recent.size() - 1).date();
    }

    /** Those that share most categories and tags, the newest first among equals; nothing where nothing is shared. */
    List<PostRow> related(PostRow post) {
        // An outer join, because H2 would turn an inner one round, and count again for each of all posts.
        return find(" from (select each.id as id, count(*) as things from (" + sharing("PostCategoryLink") + " union all "
                + sharing("PostTagLink") + ") each group by each.id) shared left join Post p on p.id = shared.id",
                others(post).set("never", TaxonomyLink.NEVER), "shared.things desc, p.publishedAt desc, p.id desc", SHOWN);
    }

    /** The one published just before; by its day of beginning for a draft without a date. */
    @Nullable
    PostRow previous(PostRow post) {
        return first(find(others(post).and("(p.publishedAt, p.id) < (:date, :post)", "date", post.date()),
                NEWEST_FIRST, 1));
    }

    /** The one published just after. */
    @Nullable
    PostRow next(PostRow post) {
        return first(find(others(post).and("(p.publishedAt, p.id) > (:date, :post)", "date", post.date()),
                OLDEST_FIRST, 1));
    }

    /**
     * Each post once for everything that it has in the list and the post has too. Found by that, so no other post is looked at.
     */
    private static String sharing(String filed) {
        return "select o.postId as id from " + filed + " o where o.listedAt > :never and o.under in (select mine.under from "
                + filed + " mine where mine.postId = :post)";
    }

    private Where others(PostRow post) {
        return PostConditions.isPublic(clock.instant()).and("p.id <> :post", "post", post.id());
    }

    private List<PostRow> find(Where where, String order, int most) {
        return find(PostRow.FROM, where, order, most);
    }

    private List<PostRow> find(String from, Where where, String order, int most) {
        var query = session.get()
                .createSelectionQuery(PostRow.SELECT_UNCOUNTED + from + where.hql() + " order by " + order, PostRow.class)
                .setMaxResults(most);
        where.bind(query);
        return query.getResultList();
    }

    private static @Nullable PostRow first(List<PostRow> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }
}
