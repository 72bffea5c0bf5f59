package dev.standfirst.author;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.slug.Slug;

/** A mention of an author inside something else. */
@Schema(name = "AuthorRef", description = "A mention of an author.")
public record AuthorRef(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90") UUID id,
        @Schema(description = "Stable part of the author's address.", examples = "ada-marlow", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "As in the byline.", examples = "Ada Marlow", maxLength = AuthorInput.MAX_NAME) String name) {

    public static AuthorRef of(Author author) {
        return new AuthorRef(author.id, author.slug, author.name);
    }
}
