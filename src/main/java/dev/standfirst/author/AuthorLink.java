package dev.standfirst.author;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import dev.standfirst.validation.WebAddress;
import dev.standfirst.text.OneLine;

/** Link to a profile of the author on another site. */
@Embeddable
@Schema(name = "AuthorLink", description = "Link to a profile of the author on another site.")
public record AuthorLink(
        @Schema(description = "Name of the network.", examples = "mastodon") @NotBlank @Size(max = 50) String network,
        @Schema(description = "URL of the author's profile.", examples = "https://social.example/@ada") @NotNull @WebAddress @Size(max = WebAddress.MAX_LENGTH) String url) {

    /** Folds the name of the network to one line. */
    public AuthorLink {
        if (network != null) {
            network = OneLine.of(network);
        }
    }
}
