package dev.standfirst.author;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.validation.WebAddress;

/** Where else an author is to be found. */
@Embeddable
@Schema(name = "AuthorLink", description = "Where else an author is to be found.")
public record AuthorLink(
        @Schema(description = "What the network is called.", examples = "mastodon") @NotBlank @Size(max = 50) String network,
        @Schema(description = "The author's address there.", examples = "https://social.example/@ada") @NotNull @WebAddress @Size(max = WebAddress.MAX_LENGTH) String url) {
}
