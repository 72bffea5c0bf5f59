package dev.standfirst.site;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Versioned;

/** Site data for the header and footer of a front end. */
@Schema(name = "Site", description = "Site data for the header and footer of a front end.")
public record SiteView(
        @Schema(description = "Title of the site.", examples = "The Harbour Review") String title,
        @Schema(description = "Description of the site.", examples = "Essays on ports, seas and trade.") @Nullable String description,
        @Schema(description = "URL of the site for readers.", examples = "https://harbour.example") String url,
        @Schema(description = "BCP 47 tag of the default language of posts.", examples = "en") String language,
        @Schema(description = "Names of the networks that posts can be shared to, in the order of the share buttons.", examples = "[\"facebook\",\"email\"]") List<String> networks,
        @Schema(description = "Grows with each change.", examples = "3", minimum = "0") long version) implements Versioned {
}
