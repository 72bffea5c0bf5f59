package dev.standfirst.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.change.Versioned;
import dev.standfirst.slug.Slug;

/** A tag and how much it is used. */
@Schema(name = "Tag", description = "A tag and how much it is used.")
public record TagView(
        @Schema(description = "Stable part of the tag's address, and the value of the filter “tag”.", examples = "container-ships", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "As posts show it.", examples = "Container ships", maxLength = Tag.MAX_NAME) String name,
        @Schema(description = "How many public posts carry it.", examples = "12", minimum = "0") long postCount,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version) implements Versioned {
}
