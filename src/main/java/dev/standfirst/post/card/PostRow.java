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
 * What one statement reads of each post: everything that a card shows, and nothing that would need the body. Components stand
 * in the order of {@link #COLUMNS}.
 *
 * @param lists null where {@link PostCards} is to read them, for all rows at once
 */
public record PostRow(UUID id, String slug, String title, @Nullable String customExcerpt, String autoExcerpt, PostStatus status,
        String language, boolean featured, @Nullable Instant publishedAt, Instant createdAt, Instant updatedAt,
        @Nullable Instant trashedAt, @Nullable Instant reviewRequestedAt,
        @Nullable CoverImage coverImage, int wordCount, @Nullable String siteUrl, @Nullable String siteLanguage, Long shares,
        @Nullable CardTaxonomy lists) {

    public static final String FROM = " from Post p";

    /**
     * The address and the language of the site, on which each post's own are built. As subselects that depend on
     * nothing they are evaluated once, and a list's conditions and count stay about posts alone.
     */
    public static final String SITE = "(select s.url from Site s where s.id = 1), (select s.language from Site s where s.id = 1)";

    /** Takes an expression for the number of shares: counting them costs a list that is not sorted by them nothing. */
    static final String COLUMNS = "p.id, p.slug, p.title, p.customExcerpt, p.autoExcerpt, p.status, p.language, p.featured, "
            + "p.publishedAt, p.createdAt, p.updatedAt, p.trashedAt, p.reviewRequestedAt, p.coverImage, p.wordCount, " + SITE
            + ", %s";

    public static final String SELECT = "select " + COLUMNS;

    /** {@link #SELECT} without the number of shares. */
    public static final String SELECT_UNCOUNTED = SELECT.formatted("0L");

    /** An HQL expression for the row of a post with its lists, without the number of shares. */
    public static final String WITH_LISTS = "new " + PostRow.class.getName() + "(" + COLUMNS.formatted("0L") + ", "
            + CardTaxonomy.HQL + ")";

    /**
     * {@link #SELECT_UNCOUNTED} with the lists, which saves a way to the database and back. For statements that read no more
     * rows than they give: H2 looks up the lists of all that it then sorts, and both databases those of all that they skip.
     */
    public static final String SELECT_WITH_LISTS = "select " + WITH_LISTS;

    /** By {@link #SELECT}. */
    PostRow(UUID id, String slug, String title, @Nullable String customExcerpt, String autoExcerpt, PostStatus status,
            String language, boolean featured, @Nullable Instant publishedAt, Instant createdAt, Instant updatedAt,
            @Nullable Instant trashedAt, @Nullable Instant reviewRequestedAt, @Nullable CoverImage coverImage, int wordCount,
            @Nullable String siteUrl, @Nullable String siteLanguage, Long shares) {
        this(id, slug, title, customExcerpt, autoExcerpt, status, language, featured, publishedAt, createdAt, updatedAt,
                trashedAt, reviewRequestedAt, coverImage, wordCount, siteUrl, siteLanguage, shares, null);
    }

    /** The same of a post that is loaded whole. */
    public static PostRow of(Post post, @Nullable String siteUrl, @Nullable String siteLanguage) {
        return new PostRow(post.id, post.slug, post.title, post.customExcerpt, post.autoExcerpt, post.status, post.language,
                post.featured, post.publishedAt, post.createdAt, post.updatedAt, post.trashedAt, post.reviewRequestedAt,
                post.coverImage, post.wordCount, siteUrl, siteLanguage, 0L);
    }

    /** The same post with a working copy laid over it. */
    public PostRow with(PostInput input, PostBody.Rendered body, Instant changedAt) {
        return new PostRow(id, input.slug() != null ? input.slug() : slug, input.title(), input.excerpt(), body.excerpt(),
                status, Objects.requireNonNullElse(input.language(), language), Boolean.TRUE.equals(input.featured()),
                publishedAt, createdAt, changedAt, trashedAt, input.reviewRequestedAt(), input.coverImage(), body.wordCount(),
                siteUrl, siteLanguage, shares, lists);
    }

    public PostStatus statusAt(Instant now) {
        return status.at(now, publishedAt);
    }

    String excerpt() {
        return customExcerpt != null ? customExcerpt : autoExcerpt;
    }

    /** The date by which it stands among others: drafts without a date by when they were begun. */
    public Instant date() {
        return publishedAt != null ? publishedAt : createdAt;
    }
}
