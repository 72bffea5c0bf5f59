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
 * Public post as an anonymous caller gets it, read by one statement, without entities and without the source. The components
 * are in the order of {@link #SELECT}.
 */
record PublicPostRow(PostRow row, long version, PostSeo seo, ContentFormat format, String html, @Nullable UUID publisherId,
        @Nullable String publisherSlug, @Nullable String publisherName, @Nullable UUID schedulerId,
        @Nullable String schedulerSlug, @Nullable String schedulerName) {

    static final String SELECT = "select new " + PublicPostRow.class.getName() + "(" + PostRow.WITH_TAXONOMY
            + ", p.version, p.seo, c.format, c.html, by.id, by.slug, by.name, "
            + "scheduler.id, scheduler.slug, scheduler.name)";

    /** See {@link Post#isPublic}. */
    boolean isPublic(Instant now) {
        return row.statusAt(now) == PostStatus.PUBLISHED && row.trashedAt() == null;
    }

    /** Publisher: the author who scheduled it, for a scheduled post whose date has passed and whose status lags behind. */
    @Nullable
    AuthorRef publisher(Instant now) {
        if (publisherId == null && row.status() == PostStatus.SCHEDULED && isPublic(now)) {
            return ref(schedulerId, schedulerSlug, schedulerName);
        }
        return ref(publisherId, publisherSlug, publisherName);
    }

    private static @Nullable AuthorRef ref(@Nullable UUID id, @Nullable String slug, @Nullable String name) {
        return id == null || slug == null || name == null ? null : new AuthorRef(id, slug, name);
    }
}
