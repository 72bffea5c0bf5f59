package dev.standfirst.category;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.slug.Slug;

/** A mention of a category inside something else. */
@Schema(name = "CategoryRef", description = "A mention of a category.")
public record CategoryRef(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7b2c-9c2b-1d6e4a2f3b01") UUID id,
        @Schema(description = "Stable part of the category's address.", examples = "shipping", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "As labels show it.", examples = "Shipping", maxLength = CategoryInput.MAX_NAME) String name) {

    public static CategoryRef of(Category category) {
        return new CategoryRef(category.id, category.slug, category.name);
    }
}
