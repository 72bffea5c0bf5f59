package dev.standfirst.post;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slug;
import dev.standfirst.tag.Tag;
import dev.standfirst.validation.LanguageTag;
import dev.standfirst.validation.NotBlankIfPresent;
import dev.standfirst.validation.PlausibleTime;

/** What an author writes: everything about a post that can be edited. */
@Schema(name = "PostInput", description = "What an author writes: everything about a post that can be edited.")
public record PostInput(
        @Schema(description = "Plain text.", examples = "Why ports decide wars") @NotBlank @Size(max = Post.MAX_TITLE) String title,
        @Schema(description = "Made from the title when it is not given.", examples = "why-ports-decide-wars") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN, message = "must be lower-case ASCII words joined by hyphens, and not look like a UUID") @Nullable String slug,
        @Schema(description = "Plain text; the first 15 words of the body where it is not given.", examples = "Harbours feed armies, and armies that lose theirs go home.") @NotBlankIfPresent @Size(max = 2_000) @Nullable String excerpt,
        @Schema(description = "draft where it is not given.", examples = "draft") @Nullable PostStatus status,
        @Schema(description = "BCP 47 tag; the site's language where it is not given.", examples = "en") @LanguageTag @Nullable String language,
        @Schema(description = "Whether front ends should give it a special place; false where it is not given.", examples = "false") @Nullable Boolean featured,
        @Schema(description = "The date the post carries, with any offset; the moment of publishing where it is not given.", examples = "2026-03-01T09:30:00Z") @PlausibleTime @Nullable Instant publishedAt,
        @Schema(description = "Ids or slugs of authors in the order of the byline; the caller where it is not given.", examples = "[\"ada-marlow\"]") @Size(min = 1, max = Post.MOST_NAMED) @Nullable List<@NotNull @Size(max = Ref.MAX_LENGTH) String> authors,
        @Schema(description = "Ids or slugs of categories; the first one is the label.", examples = "[\"shipping\"]") @Size(max = Post.MOST_NAMED) @Nullable List<@NotNull @Size(max = Ref.MAX_LENGTH) String> categories,
        @Schema(description = "Names of tags, made on first use.", examples = "[\"Ports\"]") @Size(max = Post.MOST_NAMED) @Nullable List<@NotBlank @Size(max = Tag.MAX_NAME) String> tags,
        @Schema(description = "The picture that stands for it.") @Valid @Nullable CoverImage coverImage,
        @Schema(description = "The body; empty where it is not given.") @Valid @Nullable ContentInput content,
        @Schema(description = "What search engines and link previews are told.") @Valid @Nullable PostSeo seo,
        @Schema(description = "Since when a draft waits for an editor, who publishes it or sends it back by null; cleared when it is published.", examples = "2026-02-28T17:00:00Z") @PlausibleTime @Nullable Instant reviewRequestedAt,
        @Schema(description = "What the author and the editor have to say to each other about a draft; cleared when it is published.", examples = "Please name the source of the second map.") @NotBlankIfPresent @Size(max = Post.MAX_REVIEW_NOTE) @Nullable String reviewNote) {

    /** What an author writes, and in what. */
    @Schema(name = "ContentInput", description = "What an author writes, and in what.")
    public record ContentInput(
            @Schema(description = "What “source” is written in.", examples = "markdown") @NotNull ContentFormat format,
            @Schema(description = "HTML or Markdown as the author wrote it; HTML that could harm readers is left out of what they get.", examples = "A port is a promise.") @NotNull @Size(max = MAX_SOURCE) String source) {

        public static final int MAX_SOURCE = 10_000_000;
    }

    /** What nobody has written yet. */
    public static final PostInput BLANK = new PostInput("", null, null, PostStatus.DRAFT, null, false, null, List.of(),
            List.of(),
            List.of(), null, new ContentInput(ContentFormat.HTML, ""), PostSeo.NONE, null, null);

    /** What an author would send to write the post as it is; without its body where that is not at hand. */
    public static PostInput of(Post post, @Nullable PostContent content) {
        return new PostInput(post.title, post.slug, post.customExcerpt, post.status, post.language, post.featured,
                post.publishedAt, post.authors.stream().map(a -> a.id.toString()).toList(),
                post.categories.stream().map(c -> c.id.toString()).toList(),
                post.tags.stream().map(t -> t.name).toList(),
                post.coverImage, content == null ? null : new ContentInput(content.format, content.source), post.seo,
                post.reviewRequestedAt, post.reviewNote);
    }

    /** The same, at the point of another one's way to its readers: status, date and review. */
    public PostInput standingLike(PostInput other) {
        return new PostInput(title, slug, excerpt, other.status, language, featured, other.publishedAt, authors, categories,
                tags, coverImage, content, seo, other.reviewRequestedAt, other.reviewNote);
    }

    /** The same with other authors and categories. */
    public PostInput by(@Nullable List<String> otherAuthors, List<String> otherCategories) {
        return new PostInput(title, slug, excerpt, status, language, featured, publishedAt, otherAuthors, otherCategories, tags,
                coverImage, content, seo, reviewRequestedAt, reviewNote);
    }

    /** The same with another body. */
    public PostInput with(@Nullable ContentInput body) {
        return new PostInput(title, slug, excerpt, status, language, featured, publishedAt, authors, categories, tags,
                coverImage, body, seo, reviewRequestedAt, reviewNote);
    }
}
