package dev.standfirst.site;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Versioned;

/** The site as front ends need it for their frame. */
@Schema(name = "Site", description = "The site as front ends need it for their frame.")
public record SiteView(
        @Schema(description = "What the site is called.", examples = "The Harbour Review") String title,
        @Schema(description = "What it is about.", examples = "Essays on ports, seas and trade.") @Nullable String description,
        @Schema(description = "Where readers find the site.", examples = "https://harbour.example") String url,
        @Schema(description = "BCP 47 tag of the language that posts are in unless they say otherwise.", examples = "en") String language,
        @Schema(description = "Names of the networks that posts can be shared to.", examples = "[\"facebook\",\"email\"]") List<String> networks,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version) implements Versioned {
}
