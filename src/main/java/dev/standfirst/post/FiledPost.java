package dev.standfirst.post;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What {@link FiledByAuthor}, {@link FiledByCategory} and {@link FiledByTag} have in common: that a post has
 * something in one of its lists, for queries alone. The lists themselves are the {@link Post}'s; here, posts are
 * found by what they have, from one index and in the order of their dates.
 */
final class FiledPost {

    /** Post and place together. */
    record Key(UUID postId, int position) implements Serializable {
    }

    /**
     * The date of posts that are not listed; see V6__listing.sql. What is not after it has it: the calendars of JDBC and of
     * PostgreSQL are two days apart in that year, so nothing is equal to it there.
     */
    static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    /**
     * The values of a new row, of which Hibernate knows three; the date is the post's own, and stays so ({@link ListingDates}).
     */
    static final String NEW = "select post.id, filed.position, filed.under, post.listed_at from post join (select cast(? as uuid) "
            + "as post_id, cast(? as integer) as position, cast(? as uuid) as under) filed on filed.post_id = post.id";

    private FiledPost() {
    }
}
