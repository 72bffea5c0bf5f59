package dev.standfirst.post;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugForm;
import dev.standfirst.tag.Tag;
import dev.standfirst.text.LanguageTags;
import dev.standfirst.text.OneLine;
import dev.standfirst.validation.LanguageTag;
import dev.standfirst.validation.NotBlankIfPresent;
import dev.standfirst.validation.PlausibleTime;

/** Everything about a post that can be edited. */
@Schema(name = "PostInput", description = "Everything about a post that can be edited.")
public record PostInput(
        @Schema(description = "Plain text.", examples = "Why the ferry waits") @NotBlank @Size(max = Post.MAX_TITLE) String title,
        @Schema(description = "Generated from the title if not given; the slug of a draft that was never public then follows its title. Folded to lower case and composed characters (NFC).", examples = "why-the-ferry-waits") @Size(max = Slug.MAX_LENGTH) @SlugForm @Nullable String slug,
        @Schema(description = "Plain text. The first 15 words of the body if not given.", examples = "Harbours feed armies, and armies that lose theirs go home.") @NotBlankIfPresent @Size(max = 2_000) @Nullable String excerpt,
        @Schema(description = "draft if not given.", examples = "draft") @Nullable PostStatus status,
        @Schema(description = "BCP 47 language tag. The language of the site if not given.", examples = "en") @LanguageTag @Nullable String language,
        @Schema(description = "Whether front ends should highlight the post. false if not given.", examples = "false") @Nullable Boolean featured,
        @Schema(description = "Date of publication, with any offset. The time of publishing if not given.", examples = "2026-03-01T09:30:00Z") @PlausibleTime @Nullable Instant publishedAt,
        @Schema(description = "Ids or slugs of authors, in the order of the byline; objects with an id are accepted, too, as in responses. The caller if not given.", examples = "[\"ines-calder\"]") @Size(min = 1, max = Post.MAX_TAXONOMY) @Nullable List<@NotNull @Size(max = Ref.MAX_LENGTH) String> authors,
        @Schema(description = "Ids or slugs of categories; objects with an id are accepted, too, as in responses. The first one is the primary category.", examples = "[\"harbours\"]") @Size(max = Post.MAX_TAXONOMY) @Nullable List<@NotNull @Size(max = Ref.MAX_LENGTH) String> categories,
        @Schema(description = "Names or slugs of tags; objects with a name are accepted, too, as in responses. A tag is created on its first use.", examples = "[\"Ferries\"]") @Size(max = Post.MAX_TAXONOMY) @Nullable List<@NotBlank @Size(max = Tag.MAX_NAME) String> tags,
        @Schema(description = "Cover image.") @Valid @Nullable CoverImage coverImage,
        @Schema(description = "Body. Empty if not given.") @Valid @Nullable ContentInput content,
        @Schema(description = "Data for search engines and link previews.") @Valid @Nullable PostSeo seo,
        @Schema(description = "Time since which a draft waits for a review. An editor publishes the draft, or sends it back with null. Cleared by publishing.", examples = "2026-02-28T17:00:00Z") @PlausibleTime @Nullable Instant reviewRequestedAt,
        @Schema(description = "Note of the author or the editor about a draft. Cleared by publishing.", examples = "Please name the source of the second map.") @NotBlankIfPresent @Size(max = Post.MAX_REVIEW_NOTE) @Nullable String reviewNote) {

    /**
     * Folds the title and the names of tags to one line each, and the slug and the language tag to the forms in which they are
     * stored.
     */
    public PostInput {
        if (title != null) {
            title = OneLine.of(title);
        }
        slug = slug == null ? null : Slug.fold(slug);
        tags = tags == null ? null : tags.stream().map(tag -> tag == null ? tag : OneLine.of(tag)).toList();
        language = language == null ? null : LanguageTags.canonical(language);
    }

    /** Source of a body, and its format. */
    @Schema(name = "ContentInput", description = "Source of a body, and its format.")
    public record ContentInput(
            @Schema(description = "Format of “source”.", examples = "markdown") @NotNull ContentFormat format,
            @Schema(description = "HTML or Markdown. Rendering removes HTML that could harm readers.", examples = "A port is a promise.") @NotNull @Size(max = MAX_SOURCE) String source) {

        public static final int MAX_SOURCE = 10_000_000;

        /** Body of a post without text. */
        public static final ContentInput EMPTY = new ContentInput(ContentFormat.HTML, "");
    }

    /** Input that would write the post as it is; without a body if the content is null. */
    public static PostInput of(Post post, @Nullable PostContent content) {
        var input = new Builder();
        input.title = post.title;
        input.slug = post.slug;
        input.excerpt = post.customExcerpt;
        input.status = post.status;
        input.language = post.language;
        input.featured = post.featured;
        input.publishedAt = post.publishedAt;
        input.authors = post.authors.stream().map(author -> author.id.toString()).toList();
        input.categories = post.categories.stream().map(category -> category.id.toString()).toList();
        input.tags = post.tags.stream().map(tag -> tag.name).toList();
        input.coverImage = post.coverImage;
        input.content = content == null ? null : new ContentInput(content.format, content.source);
        input.seo = post.seo;
        input.reviewRequestedAt = post.reviewRequestedAt;
        input.reviewNote = post.reviewNote;
        return input.build();
    }

    /** Copy of this input, to change some of its properties. */
    public Builder copy() {
        return new Builder(this);
    }

    /** This input with the status, date and review of another one. */
    public PostInput withStatusOf(PostInput other) {
        var copy = copy();
        copy.status = other.status;
        copy.publishedAt = other.publishedAt;
        copy.reviewRequestedAt = other.reviewRequestedAt;
        copy.reviewNote = other.reviewNote;
        return copy.build();
    }

    /** Builds a input from an empty draft, or from another input with some of its properties changed. */
    public static final class Builder {

        public String title = "";
        public @Nullable String slug;
        public @Nullable String excerpt;
        public @Nullable PostStatus status = PostStatus.DRAFT;
        public @Nullable String language;
        public @Nullable Boolean featured = false;
        public @Nullable Instant publishedAt;
        public @Nullable List<String> authors = List.of();
        public @Nullable List<String> categories = List.of();
        public @Nullable List<String> tags = List.of();
        public @Nullable CoverImage coverImage;
        public @Nullable ContentInput content = ContentInput.EMPTY;
        public @Nullable PostSeo seo = PostSeo.NONE;
        public @Nullable Instant reviewRequestedAt;
        public @Nullable String reviewNote;

        public Builder() {
        }

        Builder(PostInput input) {
            title = input.title();
            slug = input.slug();
            excerpt = input.excerpt();
            status = input.status();
            language = input.language();
            featured = input.featured();
            publishedAt = input.publishedAt();
            authors = input.authors();
            categories = input.categories();
            tags = input.tags();
            coverImage = input.coverImage();
            content = input.content();
            seo = input.seo();
            reviewRequestedAt = input.reviewRequestedAt();
            reviewNote = input.reviewNote();
        }

        public PostInput build() {
            return new PostInput(title, slug, excerpt, status, language, featured, publishedAt, authors, categories, tags,
                    coverImage,
                    content, seo, reviewRequestedAt, reviewNote);
        }
    }
}
