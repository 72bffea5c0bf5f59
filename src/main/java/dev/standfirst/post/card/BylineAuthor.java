package dev.standfirst.post.card;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.author.AuthorInput;
import dev.standfirst.slug.Slug;
import dev.standfirst.validation.WebAddress;

/** An author as a byline shows them. */
@Schema(name = "PostAuthor", description = "An author as a byline shows them.")
public record BylineAuthor(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90") UUID id,
        @Schema(description = "Stable part of the author's address.", examples = "ada-marlow", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "As in the byline.", examples = "Ada Marlow", maxLength = AuthorInput.MAX_NAME) String name,
        @Schema(description = "Address of a portrait.", examples = "https://img.example/ada.jpg", maxLength = WebAddress.MAX_LENGTH) @Nullable String avatarUrl) {
}
