package dev.standfirst.author;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.access.Role;
import dev.standfirst.change.Versioned;
import dev.standfirst.listing.Page;
import dev.standfirst.slug.Slug;
import dev.standfirst.validation.WebAddress;

/** An author as everybody sees them; email and role only to admins and to the author, posts on demand. */
@Schema(name = "Author", description = "An author. “email” and “role” are there only for admins and for the author, “posts” where “include” asks for them.")
public record AuthorView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90") UUID id,
        @Schema(description = "Stable part of the author's address.", examples = "ada-marlow", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "As in the byline.", examples = "Ada Marlow", maxLength = AuthorInput.MAX_NAME) String name,
        @Schema(description = "Plain text.", examples = "Writes about harbours.", maxLength = AuthorInput.MAX_BIO) @Nullable String bio,
        @Schema(description = "Address of a portrait.", examples = "https://img.example/ada.jpg", maxLength = WebAddress.MAX_LENGTH) @Nullable String avatarUrl,
        @Schema(description = "Address of the author's own site.", examples = "https://ada.example", maxLength = WebAddress.MAX_LENGTH) @Nullable String websiteUrl,
        @Schema(description = "In the order in which they are shown.", maxItems = AuthorInput.MAX_LINKS) List<AuthorLink> links,
        @Schema(description = "How many public posts carry the byline.", examples = "12", minimum = "0") long postCount,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version,
        @Schema(description = "Only for admins and for the author.", examples = "ada@harbour.example", maxLength = AuthorInput.MAX_EMAIL) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String email,
        @Schema(description = "Only for admins and for the author.", examples = "author") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Role role,
        // Posts know authors, and not the other way round: the document alone says what is on the page.
        @Schema(ref = "PostPage", description = "The newest public posts, as the first page of GET /api/v1/posts?author=…; only where “include” asks for it. “page.next” is the cursor of that list.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Page<?> posts)
        implements
            Versioned {

    static AuthorView of(Author author, long postCount, boolean confidential) {
        return new AuthorView(author.id, author.slug, author.name, author.bio, author.avatarUrl, author.websiteUrl,
                List.copyOf(author.links), postCount, author.version, confidential ? author.email : null,
                confidential ? author.role : null, null);
    }

    AuthorView with(@Nullable Page<?> posts) {
        return new AuthorView(id, slug, name, bio, avatarUrl, websiteUrl, links, postCount, version, email, role, posts);
    }
}
