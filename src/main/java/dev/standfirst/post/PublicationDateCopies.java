package dev.standfirst.post;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.ListPosition;
import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.database.CurrentSession;

/**
 * Copies the date of a post to the rows that hold it for their indexes: the links of its taxonomy, and its popularity.
 *
 * <p>
 * PostgreSQL does this by foreign keys. “on update cascade” of H2 fails for two transactions at once: each of them makes the
 * other check rows that are not committed, and reject them.
 */
@Singleton
class PublicationDateCopies {

    private static final List<String> TABLES = List.of("post_author", "post_category", "post_tag", "post_popularity");

    private final CurrentSession session;
    private final ActiveDatabase database;

    PublicationDateCopies(CurrentSession session, ActiveDatabase database) {
        this.session = session;
        this.database = database;
    }

    /** To be called within the transaction that changes a post. Does nothing unless the date is another one. */
    void update(Post post, @Nullable ListPosition before, @Nullable ListPosition after) {
        if (database.isEmbedded() && !date(before).equals(date(after))) {
            // The database computes the date when it writes the post.
            Post.flush();
            TABLES.forEach(table -> update(post, table));
        }
    }

    private static Instant date(@Nullable ListPosition position) {
        return position == null ? TaxonomyLink.NEVER : position.at();
    }

    private void update(Post post, String table) {
        session.get().doWork(connection -> {
            try (var update = connection.prepareStatement("""
                    update %s set listed_at = (select post.listed_at from post where post.id = post_id)
                     where post_id = ?""".formatted(table))) {
                update.setObject(1, post.id);
                update.executeUpdate();
            }
        });
    }
}
