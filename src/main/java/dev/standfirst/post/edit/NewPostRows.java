package dev.standfirst.post.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.JdbcValues;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostContent;
import dev.standfirst.post.RemovalsJson;
import dev.standfirst.post.history.PostRevision;

/**
 * Inserts the rows of a new post, all in one round trip. Hibernate would send the insert of each table on its own, and compare
 * all entities with their former state at the end of the transaction.
 */
@Singleton
class NewPostRows {

    /** Later inserts copy {@code listed_at}, which the database computes when it inserts the post. */
    private static final String INSERTS = """
            insert into post (id, version, slug, slug_generated, title, title_collation, custom_excerpt, auto_excerpt, word_count,
                status, language, featured, published_at, published_by_id, scheduled_by_id, created_at, updated_at,
                cover_image_url, cover_image_alt, cover_image_width, cover_image_height,
                seo_title, seo_description, seo_canonical_url, seo_image_url, seo_no_index,
                revision, content_revision, review_requested_at, review_note)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
            insert into post_content (post_id, format, source, html, removed) values (?, ?, ?, ?, ?);
            insert into post_popularity (post_id, listed_at, total) select id, listed_at, 0 from post where id = ?;
            insert into post_author (post_id, position, author_id, listed_at)
                select post.id, link.position - 1, link.id, post.listed_at
                from post cross join unnest(cast(? as uuid array)) with ordinality as link (id, position) where post.id = ?;
            insert into post_category (post_id, position, category_id, listed_at)
                select post.id, link.position - 1, link.id, post.listed_at
                from post cross join unnest(cast(? as uuid array)) with ordinality as link (id, position) where post.id = ?;
            insert into post_tag (post_id, position, tag_id, listed_at)
                select post.id, link.position - 1, link.id, post.listed_at
                from post cross join unnest(cast(? as uuid array)) with ordinality as link (id, position) where post.id = ?;
            insert into post_revision_content (post_id, revision, format, source) values (?, ?, ?, ?);
            insert into post_revision (id, post_id, number, at, by_id, token_id, token_name, changed, draft, fields,
                content_revision)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final CurrentSession session;
    private final RemovalsJson removals = new RemovalsJson();

    NewPostRows(CurrentSession session) {
        this.session = session;
    }

    /**
     * Inserts a post that the session does not know, in the current transaction.
     *
     * @param revision its first revision, which has its body
     */
    void insert(Post post, PostContent content, PostRevision revision) {
        var cover = post.coverImage;
        var seo = post.seo;
        var values = new ArrayList<@Nullable Object>(Arrays.asList(post.id, post.version, post.slug, post.slugGenerated,
                post.title, post.titleCollation(), post.customExcerpt, post.autoExcerpt, post.wordCount,
                post.status, post.language, post.featured, post.publishedAt, id(post.publishedBy), id(post.scheduledBy),
                post.createdAt, post.updatedAt,
                cover == null ? null : cover.url(), cover == null ? null : cover.alt(), cover == null ? null : cover.width(),
                cover == null ? null : cover.height(),
                seo.title(), seo.description(), seo.canonicalUrl(), seo.imageUrl(), seo.noIndex(),
                post.revision, post.contentRevision, post.reviewRequestedAt, post.reviewNote));
        values.addAll(List.of(post.id, content.format, content.source, content.html,
                removals.convertToDatabaseColumn(content.removed)));
        values.add(post.id);
        for (var taxonomy : List.of(post.authors, post.categories, post.tags)) {
            values.addAll(List.of(taxonomy.stream().map(entity -> entity.id).toArray(UUID[]::new), post.id));
        }
        values.addAll(List.of(post.id, revision.contentRevision, content.format, content.source));
        values.addAll(Arrays.asList(revision.id, post.id, revision.number, revision.at, id(revision.by), revision.tokenId,
                revision.tokenName, revision.changed, revision.draft, revision.fields, revision.contentRevision));
        session.get().doWork(connection -> {
            try (var inserts = connection.prepareStatement(INSERTS)) {
                JdbcValues.set(inserts, values);
                inserts.execute();
            }
        });
    }

    private static @Nullable UUID id(@Nullable Author author) {
        return author == null ? null : author.id;
    }
}
