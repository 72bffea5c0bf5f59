package dev.standfirst.post;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.validation.WebAddress;

/** What search engines and link previews are told in place of the post's own title, excerpt, address and cover. */
@Embeddable
@Schema(name = "PostSeo", description = "What search engines and link previews are told; null follows the post itself.")
public record PostSeo(
        @Schema(description = "In place of the post's title.", examples = "Why ports decide wars") @Size(max = 300) @Nullable String title,
        @Schema(description = "In place of the excerpt.", examples = "A short history of harbours under siege.") @Size(max = 1_000) @Nullable String description,
        @Schema(description = "In place of the post's own address.", examples = "https://harbour.example/ports-and-wars") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Nullable String canonicalUrl,
        @Schema(description = "In place of the cover image.", examples = "https://img.example/crane-wide.jpg") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Nullable String imageUrl,
        @Schema(description = "Whether search engines should leave the page out; false where nobody said so.", examples = "false") boolean noIndex) {

    /** Nothing said: the post speaks for itself. */
    public static final PostSeo NONE = new PostSeo(null, null, null, null, false);
}
