package dev.standfirst.post;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What {@link PostAuthorLink}, {@link PostCategoryLink} and {@link PostTagLink} have in common: they are read-only, for queries
 * that find posts by author, category or tag from one index, in the order of their dates. {@link Post} writes the rows.
 */
public final class TaxonomyLink {

    /** Id of the post, and the position in its list. */
    record Key(UUID postId, int position) implements Serializable {
    }

    /**
     * Date in the links of posts that are neither public nor scheduled. Compare by “after” and “not after”, never by “equal”:
     * in that year, the calendars of JDBC and of PostgreSQL are two days apart.
     */
    public static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /**
     * Values of a new link. Hibernate knows the three parameters; the date is that of the post, and follows it (see
     * {@link PublicationDateCopies}).
     */
    static final String NEW = """
            select post.id, link.position, link.taxonomy_id, post.listed_at
              from post
              join (select cast(? as uuid) as post_id, cast(? as integer) as position, cast(? as uuid) as taxonomy_id) link
                on link.post_id = post.id""";

    private TaxonomyLink() {
    }
}
