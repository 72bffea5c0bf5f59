package dev.standfirst.post.card;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.category.CategoryRef;
import dev.standfirst.post.CoverImage;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.slug.Slug;
import dev.standfirst.tag.TagRef;
import dev.standfirst.text.Excerpt;
import dev.standfirst.validation.LanguageTag;

/** Item of a list of posts. The last five properties are includes. */
@Schema(name = "PostSummary", description = "Item of a list of posts. “content”, “seo”, “shares”, “shareLinks” and “publishedAgo” are present if “include” requests them.")
public record PostSummary(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12") UUID id,
        @Schema(description = "Readable part of the URL of the post.", examples = "why-the-ferry-waits", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Plain text.", examples = "Why the ferry waits", maxLength = Post.MAX_TITLE) String title,
        @Schema(description = "Custom excerpt, or the first 15 words of the body.", examples = "A port is a promise.", maxLength = Excerpt.MAX_LENGTH) String excerpt,
        @Schema(description = "Status of the post.", examples = "published") PostStatus status,
        @Schema(description = "BCP 47 language tag.", examples = "en", maxLength = LanguageTag.MAX_LENGTH) String language,
        @Schema(description = "Whether front ends should highlight the post.", examples = "false") boolean featured,
        @Schema(description = "Date of publication; null for a draft without a date.", examples = "2026-03-01T09:30:00Z") @Nullable Instant publishedAt,
        @Schema(description = "Time of the last change.", examples = "2026-03-02T10:00:00Z") Instant updatedAt,
        @Schema(description = "Time since which the post is in the trash; absent if it is not.", examples = "2026-03-03T11:00:00Z") @JsonInclude(NON_NULL) @Nullable Instant trashedAt,
        @Schema(description = "Time since which a draft waits for a review; absent if it does not.", examples = "2026-02-28T17:00:00Z") @JsonInclude(NON_NULL) @Nullable Instant reviewRequestedAt,
        @Schema(description = "Authors in the order of the byline.", maxItems = Post.MAX_TAXONOMY) List<BylineAuthor> authors,
        @Schema(description = "Categories. The first one is the primary category.", maxItems = Post.MAX_TAXONOMY) List<CategoryRef> categories,
        @Schema(description = "Tags. The first one is the primary tag.", maxItems = Post.MAX_TAXONOMY) List<TagRef> tags,
        @Schema(description = "Cover image.") @Nullable CoverImage coverImage,
        @Schema(description = "Number of words of the body.", examples = "640", minimum = "0") int wordCount,
        @Schema(description = "Reading time in minutes, at 200 words a minute.", examples = "4", minimum = "0") int readingMinutes,
        @Schema(description = "URL of the post on the site.", examples = "https://harbour.example/why-the-ferry-waits") String url,
        @Schema(description = "Body.") @JsonInclude(NON_NULL) @Nullable ContentView content,
        @Schema(description = "Data for search engines and link previews.") @JsonInclude(NON_NULL) @Nullable PostSeo seo,
        @Schema(description = "Share counts.") @JsonInclude(NON_NULL) @Nullable PostShares shares,
        @Schema(description = "Share links by network.", examples = "{\"telegram\":\"https://t.me/share/url?url=https%3A%2F%2Fharbour.example%2Fwhy-the-ferry-waits&text=Why%20the%20ferry%20waits\"}") @JsonInclude(NON_NULL) @Nullable Map<String, String> shareLinks,
        @Schema(description = "Time since the publication, in the language of Accept-Language.", examples = "4 days ago", maxLength = 100) @JsonInclude(NON_NULL) @Nullable String publishedAgo) {
}
