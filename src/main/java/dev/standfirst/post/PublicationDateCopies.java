package dev.standfirst.post;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.ListPosition;
import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;

/**
 * Passes the date by which a post is listed on to the rows that keep it beside the post, for lists that are read from their
 * indexes.
 *
 * <p>
 * PostgreSQL does that by itself, by foreign keys. H2's “on update cascade” works for one transaction at a time only, as its
 * source says: of two at once, the one makes the other check what it must not, and so refuses what is right.
 */
@Singleton
class PublicationDateCopies {

    private static final List<String> KEPT_IN = List.of("post_author", "post_category", "post_tag", "share_total");

    private final CurrentSession session;
    private final ActiveDatabase database;

    PublicationDateCopies(CurrentSession session, ActiveDatabase database) {
        this.session = session;
        this.database = database;
    }

    /** To be called within the transaction that changes a post which was there before. */
    void passOn(Post post, @Nullable ListPosition before, @Nullable ListPosition after) {
        if (database.isEmbedded() && !date(before).equals(date(after))) {
            // Its date is worked out by the database.
            Post.flush();
            for (var table : KEPT_IN) {
                passOn(post, table);
            }
        }
    }

    private static Instant date(@Nullable ListPosition place) {
        return place == null ? TaxonomyLink.NEVER : place.at();
    }

    private void passOn(Post post, String table) {
        session.get().doWork(connection -> {
            try (var update = connection.prepareStatement("update " + table
                    + " set listed_at = (select post.listed_at from post where post.id = post_id) where post_id = ?")) {
                update.setObject(1, post.id);
                update.executeUpdate();
            }
        });
    }
}
