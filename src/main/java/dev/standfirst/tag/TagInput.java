package dev.standfirst.tag;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugForm;
import dev.standfirst.text.OneLine;

/** Editable properties of a tag. */
@Schema(name = "TagInput", description = "Editable properties of a tag.")
public record TagInput(
        @Schema(description = "Name as shown in posts.", examples = "Container ships") @NotBlank @Size(max = Tag.MAX_NAME) String name,
        @Schema(description = "Generated from the name if null. Folded to lower case and composed characters (NFC).", examples = "container-ships") @Size(max = Slug.MAX_LENGTH) @SlugForm @Nullable String slug,
        @Schema(description = "Slug of another tag that receives all posts of this one; this tag is then deleted. If given, “name” and “slug” are ignored.", examples = "ships") @Size(max = Slug.MAX_LENGTH) @Nullable String mergeInto) {

    /** Folds the name to one line, and the slug to the form in which it is stored. */
    public TagInput {
        if (name != null) {
            name = OneLine.of(name);
        }
        slug = slug == null ? null : Slug.fold(slug);
    }

    static TagInput of(Tag tag) {
        return new TagInput(tag.name, tag.slug, null);
    }
}
