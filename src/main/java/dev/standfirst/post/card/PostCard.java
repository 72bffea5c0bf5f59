package dev.standfirst.post.card;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.category.CategoryRef;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.tag.TagRef;
import dev.standfirst.text.ReadingTime;

/** Card of a post in the making: its row, its taxonomy, and what each {@link PostInclude} adds. */
public final class PostCard {

    private final PostRow row;
    private final PostStatus status;
    private final String url;
    private final String siteLanguage;

    public List<BylineAuthor> authors;
    public List<CategoryRef> categories;
    public List<TagRef> tags;
    public final List<UUID> tagIds;
    @Nullable
    ContentView content;
    @Nullable
    PostSeo seo;

    /** Share counts; set by the feature {@code share}. */
    public @Nullable PostShares shares;

    /** Share links by network; set by the feature {@code share}. */
    public @Nullable Map<String, String> shareLinks;

    @Nullable
    String publishedAgo;

    PostCard(PostRow row, CardTaxonomy taxonomy, PostStatus status, String url, String siteLanguage) {
        this.row = row;
        this.authors = taxonomy.authors();
        this.categories = taxonomy.categories();
        this.tags = taxonomy.tags();
        this.tagIds = taxonomy.tagIds();
        this.status = status;
        this.url = url;
        this.siteLanguage = siteLanguage;
    }

    public UUID id() {
        return row.id();
    }

    public String title() {
        return row.title();
    }

    /** URL of the post on the site. */
    public String url() {
        return url;
    }

    @Nullable
    Instant publishedAt() {
        return row.publishedAt();
    }

    String siteLanguage() {
        return siteLanguage;
    }

    public PostSummary summary() {
        return new PostSummary(row.id(), row.slug(), row.title(), row.excerpt(), status, row.language(), row.featured(),
                row.publishedAt(), row.updatedAt(), row.trashedAt(), row.reviewRequestedAt(), authors, categories, tags,
                row.coverImage(), row.wordCount(), ReadingTime.minutes(row.wordCount()), url, content, seo, shares, shareLinks,
                publishedAgo);
    }
}
