package dev.standfirst.author;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.standfirst.access.Role;
import dev.standfirst.change.Versioned;
import dev.standfirst.json.Included;
import dev.standfirst.listing.Page;
import dev.standfirst.slug.Slug;
import dev.standfirst.validation.WebAddress;

/** Author with public properties; email and role only for admins and for the author, posts only if included. */
@Schema(name = "Author", description = "An author. “email” and “role” are present only for admins and for the author, “posts” only with “include=posts”.")
public record AuthorView(
        @Schema(description = "Never changes.", examples = "019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90") UUID id,
        @Schema(description = "Readable part of the URL of the author.", examples = "ines-calder", maxLength = Slug.MAX_LENGTH) String slug,
        @Schema(description = "Name as in the byline.", examples = "Ines Calder", maxLength = AuthorInput.MAX_NAME) String name,
        @Schema(description = "Biography in plain text.", examples = "Writes about harbours.", maxLength = AuthorInput.MAX_BIO) @Nullable String bio,
        @Schema(description = "URL of a portrait.", examples = "https://img.example/ines.jpg", maxLength = WebAddress.MAX_LENGTH) @Nullable String avatarUrl,
        @Schema(description = "URL of the author's own website.", examples = "https://ines.example", maxLength = WebAddress.MAX_LENGTH) @Nullable String websiteUrl,
        @Schema(description = "Links to the author's other profiles, in display order.", maxItems = AuthorInput.MAX_LINKS) List<AuthorLink> links,
        @Schema(description = "Number of public posts with the author in the byline.", examples = "12", minimum = "0") long postCount,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version,
        @Schema(description = "Email address, visible only to admins and to the author.", examples = "ines@harbour.example", maxLength = AuthorInput.MAX_EMAIL) @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String email,
        @Schema(description = "Role of the author, visible only to admins and to the author.", examples = "author") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Role role,
        // Authors must not depend on posts, so only the OpenAPI document names the type of the items.
        @Schema(ref = "PostPage", description = "Newest public posts, equal to the first list page of GET /api/v1/posts?author=…; present only with “include=posts”. “page.next” is a cursor of that list.") @JsonInclude(JsonInclude.Include.NON_NULL) @Included @Nullable Page<?> posts)
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
