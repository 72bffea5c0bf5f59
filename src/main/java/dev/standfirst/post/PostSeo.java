package dev.standfirst.post;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.text.OneLine;
import dev.standfirst.validation.WebAddress;

/** Data for search engines and link previews that replace title, excerpt, URL and cover image of the post. */
@Embeddable
@Schema(name = "PostSeo", description = "Data for search engines and link previews. null stands for the data of the post itself.")
public record PostSeo(
        @Schema(description = "Replaces the title of the post.", examples = "Why the ferry waits") @Size(max = 300) @Nullable String title,
        @Schema(description = "Replaces the excerpt.", examples = "A short history of harbours under siege.") @Size(max = 1_000) @Nullable String description,
        @Schema(description = "Replaces the URL of the post.", examples = "https://harbour.example/ports-and-wars") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Nullable String canonicalUrl,
        @Schema(description = "Replaces the cover image.", examples = "https://img.example/crane-wide.jpg") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Nullable String imageUrl,
        @Schema(description = "Whether search engines should not index the page. false if not given.", examples = "false") boolean noIndex) {

    /** Folds the title to one line. */
    public PostSeo {
        title = title == null ? null : OneLine.of(title);
    }

    /** Replaces nothing. */
    public static final PostSeo NONE = new PostSeo(null, null, null, null, false);
}
