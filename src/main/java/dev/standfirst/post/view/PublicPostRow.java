package dev.standfirst.post.view;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.AuthorRef;
import dev.standfirst.post.ContentFormat;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.card.PostRow;

/**
 * A post as its page shows it to strangers, read by one statement: what is served and nothing else, so neither an
 * entity nor what the body was written in. Components stand in the order of {@link #SELECT}.
 */
record PublicPostRow(PostRow row, long version, PostSeo seo, ContentFormat format, String html, @Nullable UUID publisherId,
        @Nullable String publisherSlug, @Nullable String publisherName, @Nullable UUID plannerId,
        @Nullable String plannerSlug, @Nullable String plannerName) {

    static final String SELECT = "select new " + PublicPostRow.class.getName() + "(" + PostRow.WITH_TAXONOMY
            + ", p.version, p.seo, c.format, c.html, by.id, by.slug, by.name, "
            + "planner.id, planner.slug, planner.name)";

    /** As {@link Post#isPublic}. */
    boolean isPublic(Instant now) {
        return row.statusAt(now) == PostStatus.PUBLISHED && row.trashedAt() == null;
    }

    /** Who scheduled a post whose date has come has published it, also before that is written down. */
    @Nullable
    AuthorRef publisher(Instant now) {
        if (publisherId == null && row.status() == PostStatus.SCHEDULED && isPublic(now)) {
            return ref(plannerId, plannerSlug, plannerName);
        }
        return ref(publisherId, publisherSlug, publisherName);
    }

    private static @Nullable AuthorRef ref(@Nullable UUID id, @Nullable String slug, @Nullable String name) {
        return id == null || slug == null || name == null ? null : new AuthorRef(id, slug, name);
    }
}
