package dev.standfirst.category;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.slug.Slug;

/** Short form of a category inside another resource. */
@Schema(name = "CategoryRef", description = "Short form of a category inside another resource.")
public record CategoryRef(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7b2c-9c2b-1d6e4a2f3b01") UUID id,
        @Schema(description = "Readable part of the URL of the category.", examples = "harbours", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Name as shown in labels.", examples = "Harbours", maxLength = CategoryInput.MAX_NAME) String name) {

    public static CategoryRef of(Category category) {
        return new CategoryRef(category.id, category.slug, category.name);
    }
}
