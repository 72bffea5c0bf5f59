package dev.standfirst.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.change.Versioned;
import dev.standfirst.slug.Slug;

/** A tag and the number of its posts. */
@Schema(name = "Tag", description = "A tag and the number of its posts.")
public record TagView(
        @Schema(description = "Readable part of the URL of the tag, and value of the filter “tag”.", examples = "container-ships", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Name as shown in posts.", examples = "Container ships", maxLength = Tag.MAX_NAME) String name,
        @Schema(description = "Number of public posts with the tag.", examples = "12", minimum = "0") long postCount,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version) implements Versioned {
}
