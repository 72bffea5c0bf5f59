package dev.standfirst.post.list;

import java.time.Instant;

import dev.standfirst.listing.Where;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.post.TaxonomyLink;

/** HQL about the links of public posts: public posts are counted by it, and authors and tags without one are hidden by it. */
public final class PublicLinks {

    /**
     * Condition that a link {@code f} is that of a public post: it has a date, and the post is none of the few that are still
     * scheduled. It reads only an index on the links in this way, and none of the posts.
     */
    public static final String IS_PUBLIC = """
            f.listedAt > :never and f.postId not in (select p.id from Post p where %s)""".formatted(StatusFilter.SCHEDULED.hql);

    private PublicLinks() {
    }

    /**
     * Adds the condition that an author, a category itself or a tag has a public post.
     *
     * @param alias HQL alias of the author, category or tag
     */
    public static Where restrict(Where where, Taxonomy taxonomy, String alias, Instant now) {
        return where
                .and("exists (select 1 from %s f where f.%s = %s.id and %s)".formatted(taxonomy.link, taxonomy.id, alias,
                        IS_PUBLIC))
                .set("never", TaxonomyLink.NEVER).set("scheduled", PostStatus.SCHEDULED).set("now", now);
    }
}
