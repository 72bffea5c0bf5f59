package dev.standfirst.post.card;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.category.CategoryRef;
import dev.standfirst.post.CoverImage;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostSeo;
import dev.standfirst.post.PostStatus;
import dev.standfirst.slug.Slug;
import dev.standfirst.tag.Tag;
import dev.standfirst.text.Excerpt;
import dev.standfirst.validation.LanguageTag;

/** What a card needs, and nothing that it doesn't; the last five on demand. */
@Schema(name = "PostSummary", description = "What a card needs. “content”, “seo”, “shares”, “shareLinks” and “publishedAgo” are there where “include” asks for them.")
public record PostSummary(
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
        @Schema(description = "In the order of the byline.", maxItems = Post.MOST_NAMED) List<BylineAuthor> authors,
        @Schema(description = "The first one is the label.", maxItems = Post.MOST_NAMED) List<CategoryRef> categories,
        @Schema(description = "Names of tags.", examples = "[\"Ports\"]", maxItems = Post.MOST_NAMED) List<@Size(max = Tag.MAX_NAME) String> tags,
        @Schema(description = "The picture that stands for it.") @Nullable CoverImage coverImage,
        @Schema(description = "Words of the body.", examples = "640", minimum = "0") int wordCount,
        @Schema(description = "At 200 words a minute.", examples = "4", minimum = "0") int readingMinutes,
        @Schema(description = "Of the post's page on the site.", examples = "https://harbour.example/why-ports-decide-wars") String url,
        @Schema(description = "The body.") @JsonInclude(NON_NULL) @Nullable ContentView content,
        @Schema(description = "What search engines and link previews are told.") @JsonInclude(NON_NULL) @Nullable PostSeo seo,
        @Schema(description = "How often it was shared.") @JsonInclude(NON_NULL) @Nullable PostShares shares,
        @Schema(description = "Addresses that share the post, by network.", examples = "{\"telegram\":\"https://t.me/share/url?url=https%3A%2F%2Fharbour.example%2Fwhy-ports-decide-wars&text=Why%20ports%20decide%20wars\"}") @JsonInclude(NON_NULL) @Nullable Map<String, String> shareLinks,
        @Schema(description = "How long ago, in the language asked for by Accept-Language.", examples = "4 days ago", maxLength = 100) @JsonInclude(NON_NULL) @Nullable String publishedAgo) {
}
