package dev.standfirst.author;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.slug.Slug;

/** Short form of an author inside another resource. */
@Schema(name = "AuthorRef", description = "Short form of an author inside another resource.")
public record AuthorRef(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90") UUID id,
        @Schema(description = "Readable part of the URL of the author.", examples = "ines-calder", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Name as in the byline.", examples = "Ines Calder", maxLength = AuthorInput.MAX_NAME) String name) {

    public static AuthorRef of(Author author) {
        return new AuthorRef(author.id, author.slug, author.name);
    }
}
