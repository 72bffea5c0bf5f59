package dev.standfirst.post;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.Where;

/** The public posts that a post's page shows beside it; one statement for each question. */
@ApplicationScoped
class PostNeighbours {

    /** How many recent and related posts a page shows. */
    private static final int SHOWN = 6;

    private final CurrentSession session;

    PostNeighbours(CurrentSession session) {
        this.session = session;
    }

    /** The newest others. */
    List<PostRow> recent(PostRow post) {
        return find(others(post), "p.publishedAt desc, p.id desc", SHOWN);
    }

    /** Those that share most categories and tags, the newest first among equals; nothing where nothing is shared. */
    List<PostRow> related(PostRow post) {
        var shared = "(select count(*) from p.categories c where c in (select mine from Post m join m.categories mine where m.id = :post))"
                + " + (select count(*) from p.tags t where t in (select mine from Post m join m.tags mine where m.id = :post))";
        return find(others(post).and(shared + " > 0"), shared + " desc, p.publishedAt desc, p.id desc", SHOWN);
    }

    /** The one published just before; by its day of beginning for a draft without a date. */
    @Nullable
    PostRow previous(PostRow post) {
        return first(find(others(post).and("(p.publishedAt, p.id) < (:date, :post)", "date", post.date()),
                "p.publishedAt desc, p.id desc", 1));
    }

    /** The one published just after. */
    @Nullable
    PostRow next(PostRow post) {
        return first(find(others(post).and("(p.publishedAt, p.id) > (:date, :post)", "date", post.date()),
                "p.publishedAt asc, p.id asc", 1));
    }

    private static Where others(PostRow post) {
        return PostConditions.isPublic().and("p.id <> :post", "post", post.id());
    }

    private List<PostRow> find(Where where, String order, int most) {
        var query = session.get()
                .createSelectionQuery(PostRow.SELECT_UNCOUNTED + PostRow.FROM + where.hql() + " order by " + order, PostRow.class)
                .setMaxResults(most);
        where.bind(query);
        return query.getResultList();
    }

    private static @Nullable PostRow first(List<PostRow> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }
}
