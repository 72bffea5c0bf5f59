package dev.standfirst.tag;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.slug.Slug;

/** Short form of a tag inside another resource. */
@Schema(name = "TagRef", description = "Short form of a tag inside another resource.")
public record TagRef(
        @Schema(description = "Readable part of the URL of the tag, and value of the filter “tag”.", examples = "container-ships", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Name as shown in posts.", examples = "Container ships", maxLength = Tag.MAX_NAME) String name) {

    public static TagRef of(Tag tag) {
        return new TagRef(tag.slug, tag.name);
    }
}
