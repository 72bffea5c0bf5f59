package dev.standfirst.category;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugForm;
import dev.standfirst.text.OneLine;

/** Editable properties of a category. */
@Schema(name = "CategoryInput", description = "Editable properties of a category.")
public record CategoryInput(
        @Schema(description = "Name as shown in labels.", examples = "Harbours") @NotBlank @Size(max = CategoryInput.MAX_NAME) String name,
        @Schema(description = "Generated from the name if not given. Folded to lower case and composed characters (NFC).", examples = "harbours") @Size(max = Slug.MAX_LENGTH) @SlugForm @Nullable String slug,
        @Schema(description = "Description in plain text.", examples = "What moves over the sea.") @Size(max = CategoryInput.MAX_DESCRIPTION) @Nullable String description,
        @Schema(description = "Id or slug of the parent category; an object with an id is accepted, too, as in responses; null for a category at the top.", examples = "sea") @Size(max = Ref.MAX_LENGTH) @Nullable String parent) {

    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 5_000;

    /** Folds the name to one line, and the slug to the form in which it is stored. */
    public CategoryInput {
        if (name != null) {
            name = OneLine.of(name);
        }
        slug = slug == null ? null : Slug.fold(slug);
    }
}
