package dev.standfirst.post.card;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.author.AuthorInput;
import dev.standfirst.slug.Slug;
import dev.standfirst.validation.WebAddress;

/** Author in a byline. */
@Schema(name = "PostAuthor", description = "Author in a byline.")
public record BylineAuthor(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90") UUID id,
        @Schema(description = "Readable part of the URL of the author.", examples = "ines-calder", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Name as in the byline.", examples = "Ines Calder", maxLength = AuthorInput.MAX_NAME) String name,
        @Schema(description = "URL of a portrait.", examples = "https://img.example/ines.jpg", maxLength = WebAddress.MAX_LENGTH) @Nullable String avatarUrl) {

    public static BylineAuthor of(Author author) {
        return new BylineAuthor(author.id, author.slug, author.name, author.avatarUrl);
    }
}
