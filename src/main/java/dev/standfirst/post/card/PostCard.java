package dev.standfirst.post.card;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.category.CategoryRef;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.text.ReadingTime;

/** A post of an answer while it is put together: what the row says, and what each {@link PostInclude} adds. */
public final class PostCard {

    private final PostRow row;
    private final PostStatus status;
    private final String url;
    private final String siteLanguage;

    public List<BylineAuthor> authors = new ArrayList<>();
    public List<CategoryRef> categories = new ArrayList<>();
    public List<String> tags = new ArrayList<>();
    public List<UUID> tagIds = new ArrayList<>();
    @Nullable
    ContentView content;
    @Nullable
    PostSeo seo;

    /** Set by the shares feature. */
    public @Nullable PostShares shares;

    /** Address for sharing the post, by network; set by the shares feature. */
    public @Nullable Map<String, String> shareLinks;

    @Nullable
    String publishedAgo;

    PostCard(PostRow row, PostStatus status, String url, String siteLanguage) {
        this.row = row;
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

    /** Of the post's page on the site. */
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
