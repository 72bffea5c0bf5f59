package dev.standfirst.tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Slug;

/** What an editor changes about a tag. */
@Schema(name = "TagInput", description = "What an editor changes about a tag.")
public record TagInput(
        @Schema(description = "As posts show it.", examples = "Container ships") @NotBlank @Size(max = Tag.MAX_NAME) String name,
        @Schema(description = "Made from the name when it is null.", examples = "container-ships") @Size(max = Slug.MAX_LENGTH) @Pattern(regexp = Slug.PATTERN, message = "must be lower-case ASCII words joined by hyphens, and not look like a UUID") @Nullable String slug,
        @Schema(description = "Slug of another tag that takes over all posts of this one, which then ceases to be. “name” and “slug” are ignored beside it.", examples = "ships") @Size(max = Slug.MAX_LENGTH) @Nullable String mergeInto) {

    static TagInput of(Tag tag) {
        return new TagInput(tag.name, tag.slug, null);
    }
}
