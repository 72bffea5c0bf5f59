package dev.standfirst.post.card;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.post.CoverImage;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostBody;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.PostStatus;

/**
 * The columns of a post that every card needs: never the body. The components are in the order of {@link #COLUMNS}.
 *
 * @param shares shares within the popularity window that the list is sorted by; 0 if it is sorted otherwise
 * @param taxonomy null where {@link PostCards} reads it, for all rows at once
 */
public record PostRow(UUID id, String slug, String title, @Nullable String customExcerpt, String autoExcerpt, PostStatus status,
        String language, boolean featured, @Nullable Instant publishedAt, Instant createdAt, Instant updatedAt,
        @Nullable Instant trashedAt, @Nullable Instant reviewRequestedAt,
        @Nullable CoverImage coverImage, int wordCount, @Nullable String siteUrl, @Nullable String siteLanguage, Long shares,
        @Nullable CardTaxonomy taxonomy) {

    /** URL and language of the site. Subselects that depend on nothing run once per statement, and are no part of a count. */
    public static final String SITE = """
            (select s.url from Site s where s.id = 1), (select s.language from Site s where s.id = 1)""";

    private static final String COLUMNS = """
            p.id, p.slug, p.title, p.customExcerpt, p.autoExcerpt, p.status, p.language, p.featured,
            p.publishedAt, p.createdAt, p.updatedAt, p.trashedAt, p.reviewRequestedAt, p.coverImage, p.wordCount,
            %s, %%s""".formatted(SITE);

    /** “select” clause; requires an expression for {@code shares}. */
    public static final String SELECT = "select " + COLUMNS;

    public static final String SELECT_WITHOUT_SHARES = SELECT.formatted("0L");

    /** HQL expression of a row with its taxonomy and without shares. */
    public static final String WITH_TAXONOMY = "new " + PostRow.class.getName() + "(" + COLUMNS.formatted("0L") + ", "
            + CardTaxonomy.HQL + ")";

    public static final String SELECT_WITH_TAXONOMY = "select " + WITH_TAXONOMY;

    /** Row of {@link #SELECT}. */
    PostRow(UUID id, String slug, String title, @Nullable String customExcerpt, String autoExcerpt, PostStatus status,
            String language, boolean featured, @Nullable Instant publishedAt, Instant createdAt, Instant updatedAt,
            @Nullable Instant trashedAt, @Nullable Instant reviewRequestedAt, @Nullable CoverImage coverImage, int wordCount,
            @Nullable String siteUrl, @Nullable String siteLanguage, Long shares) {
        this(id, slug, title, customExcerpt, autoExcerpt, status, language, featured, publishedAt, createdAt, updatedAt,
                trashedAt, reviewRequestedAt, coverImage, wordCount, siteUrl, siteLanguage, shares, null);
    }

    /**
     * Row of a post that is loaded as an entity.
     *
     * @param taxonomy null where {@link PostCards} is to read it
     */
    public static PostRow of(Post post, @Nullable String siteUrl, @Nullable String siteLanguage,
            @Nullable CardTaxonomy taxonomy) {
        return new PostRow(post.id, post.slug, post.title, post.customExcerpt, post.autoExcerpt, post.status, post.language,
                post.featured, post.publishedAt, post.createdAt, post.updatedAt, post.trashedAt, post.reviewRequestedAt,
                post.coverImage, post.wordCount, siteUrl, siteLanguage, 0L, taxonomy);
    }

    /** Row that the post would have with the input of its working copy. */
    public PostRow with(PostInput input, PostBody.Rendered body, Instant changedAt) {
        return new PostRow(id, input.slug() != null ? input.slug() : slug, input.title(), input.excerpt(), body.excerpt(),
                status, Objects.requireNonNullElse(input.language(), language), Boolean.TRUE.equals(input.featured()),
                publishedAt, createdAt, changedAt, trashedAt, input.reviewRequestedAt(), input.coverImage(), body.wordCount(),
                siteUrl, siteLanguage, shares, taxonomy);
    }

    /** Status at a time: a scheduled post is published from its date on. */
    public PostStatus statusAt(Instant now) {
        return status.at(now, publishedAt);
    }

    String excerpt() {
        return customExcerpt != null ? customExcerpt : autoExcerpt;
    }

    /** Date by which lists sort the post: that of its creation for a draft without a date. */
    public Instant date() {
        return publishedAt != null ? publishedAt : createdAt;
    }
}
