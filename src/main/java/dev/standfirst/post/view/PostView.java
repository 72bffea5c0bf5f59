package dev.standfirst.post.view;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.author.AuthorRef;
import dev.standfirst.category.CategoryRef;
import dev.standfirst.change.Versioned;
import dev.standfirst.post.CoverImage;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.post.card.BylineAuthor;
import dev.standfirst.post.card.ContentView;
import dev.standfirst.post.card.PostShares;
import dev.standfirst.post.card.PostSummary;
import dev.standfirst.slug.Slug;
import dev.standfirst.tag.Tag;
import dev.standfirst.text.Excerpt;
import dev.standfirst.validation.LanguageTag;

/** A post with all that belongs to it alone; the last six on demand. */
@Schema(name = "Post", description = "A post. “shares”, “shareLinks”, “publishedAgo”, “recent”, “related” and “adjacent” are there where “include” asks for them.")
public record PostView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12") UUID id,
        @Schema(description = "Stable part of the post's address.", examples = "why-ports-decide-wars", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Plain text.", examples = "Why ports decide wars", maxLength = Post.MAX_TITLE) String title,
        @Schema(description = "The first 15 words, unless the author wrote another.", examples = "A port is a promise.", maxLength = Excerpt.MAX_LENGTH) String excerpt,
        @Schema(description = "Where the post stands.", examples = "published") PostStatus status,
        @Schema(description = "BCP 47 tag.", examples = "en", maxLength = LanguageTag.MAX_LENGTH) String language,
        @Schema(description = "Whether it should get a special place.", examples = "false") boolean featured,
        @Schema(description = "The date it carries; null for a draft without one.", examples = "2026-03-01T09:30:00Z") @Nullable Instant publishedAt,
        @Schema(description = "When it was changed last.", examples = "2026-03-02T10:00:00Z") Instant updatedAt,
        @Schema(description = "Since when it lies in the trash; only there if it does.", examples = "2026-03-03T11:00:00Z") @JsonInclude(NON_NULL) @Nullable Instant trashedAt,
        @Schema(description = "Since when a draft waits for an editor; only there if it does.", examples = "2026-02-28T17:00:00Z") @JsonInclude(NON_NULL) @Nullable Instant reviewRequestedAt,
        @Schema(description = "What author and editor have to say to each other; for them alone.", examples = "Please name the source of the second map.", maxLength = Post.MAX_REVIEW_NOTE) @JsonInclude(NON_NULL) @Nullable String reviewNote,
        @Schema(description = "In the order of the byline.", maxItems = Post.MOST_NAMED) List<BylineAuthor> authors,
        @Schema(description = "The first one is the label.", maxItems = Post.MOST_NAMED) List<CategoryRef> categories,
        @Schema(description = "Names of tags.", examples = "[\"Ports\"]", maxItems = Post.MOST_NAMED) List<@Size(max = Tag.MAX_NAME) String> tags,
        @Schema(description = "The picture that stands for it.") @Nullable CoverImage coverImage,
        @Schema(description = "Words of the body.", examples = "640", minimum = "0") int wordCount,
        @Schema(description = "At 200 words a minute.", examples = "4", minimum = "0") int readingMinutes,
        @Schema(description = "Of the post's page on the site.", examples = "https://harbour.example/why-ports-decide-wars") String url,
        @Schema(description = "The body.") ContentView content,
        @Schema(description = "What search engines and link previews are told.") PostSeo seo,
        @Schema(description = "Who published it first; null as long as nobody has.") @Nullable AuthorRef publishedBy,
        @Schema(description = "When it was written first.", examples = "2026-02-27T16:00:00Z") Instant createdAt,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version,
        @Schema(description = "How often it was shared.") @JsonInclude(NON_NULL) @Nullable PostShares shares,
        @Schema(description = "Addresses that share the post, by network.", examples = "{\"telegram\":\"https://t.me/share/url?url=https%3A%2F%2Fharbour.example%2Fwhy-ports-decide-wars&text=Why%20ports%20decide%20wars\"}") @JsonInclude(NON_NULL) @Nullable Map<String, String> shareLinks,
        @Schema(description = "How long ago, in the language asked for by Accept-Language.", examples = "4 days ago", maxLength = 100) @JsonInclude(NON_NULL) @Nullable String publishedAgo,
        @Schema(description = "The six newest others.", maxItems = 6) @JsonInclude(NON_NULL) @Nullable List<PostSummary> recent,
        @Schema(description = "Up to six others that share most categories and tags with it, newest first among equals.", maxItems = 6) @JsonInclude(NON_NULL) @Nullable List<PostSummary> related,
        @Schema(description = "Its neighbours by date.") @JsonInclude(NON_NULL) @Nullable AdjacentPosts adjacent)
        implements
            Versioned {

    /** The neighbours of a post by date. */
    @Schema(name = "AdjacentPosts", description = "The posts published just before and just after; null at either end.")
    public record AdjacentPosts(
            @Schema(description = "The next older one.") @Nullable PostSummary previous,
            @Schema(description = "The next newer one.") @Nullable PostSummary next) {
    }

    static PostView of(PostSummary s, @Nullable String reviewNote, ContentView content, PostSeo seo,
            @Nullable AuthorRef publishedBy, Instant createdAt,
            long version, @Nullable List<PostSummary> recent, @Nullable List<PostSummary> related,
            @Nullable AdjacentPosts adjacent) {
        return new PostView(s.id(), s.slug(), s.title(), s.excerpt(), s.status(), s.language(), s.featured(), s.publishedAt(),
                s.updatedAt(), s.trashedAt(), s.reviewRequestedAt(), reviewNote, s.authors(), s.categories(), s.tags(),
                s.coverImage(), s.wordCount(), s.readingMinutes(), s.url(), content, seo, publishedBy, createdAt, version,
                s.shares(), s.shareLinks(), s.publishedAgo(), recent, related, adjacent);
    }
}
