package dev.standfirst.author;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Role;
import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugForm;
import dev.standfirst.text.OneLine;
import dev.standfirst.validation.WebAddress;

/** Editable properties of an author. */
@Schema(name = "AuthorInput", description = "Editable properties of an author.")
public record AuthorInput(
        @Schema(description = "Name as in the byline.", examples = "Ines Calder") @NotBlank @Size(max = AuthorInput.MAX_NAME) String name,
        @Schema(description = "Generated from the name if not given. Folded to lower case and composed characters (NFC).", examples = "ines-calder") @Size(max = Slug.MAX_LENGTH) @SlugForm @Nullable String slug,
        @Schema(description = "Biography in plain text.", examples = "Writes about harbours.") @Size(max = AuthorInput.MAX_BIO) @Nullable String bio,
        @Schema(description = "URL of a portrait.", examples = "https://img.example/ines.jpg") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Nullable String avatarUrl,
        @Schema(description = "URL of the author's own website.", examples = "https://ines.example") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Nullable String websiteUrl,
        @Schema(description = "Links to the author's other profiles, in display order.") @Size(max = AuthorInput.MAX_LINKS) @Nullable List<@NotNull @Valid AuthorLink> links,
        @Schema(description = "Email address, visible only to admins and to the author.", examples = "ines@harbour.example") @Email @Size(max = AuthorInput.MAX_EMAIL) @Nullable String email,
        @Schema(description = "Role of the author; defaults to contributor.", examples = "author") @Nullable Role role) {

    public static final int MAX_NAME = 200;
    static final int MAX_BIO = 5_000;
    static final int MAX_EMAIL = 320;
    static final int MAX_LINKS = 20;

    /** Folds the name to one line, and the slug to the form in which it is stored. */
    public AuthorInput {
        if (name != null) {
            name = OneLine.of(name);
        }
        slug = slug == null ? null : Slug.fold(slug);
    }
}
