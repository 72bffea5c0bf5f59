package dev.standfirst.site;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.validation.LanguageTag;
import dev.standfirst.validation.NotBlankIfPresent;
import dev.standfirst.validation.WebAddress;

/** What an admin can change of the site; null returns a setting to the service's configuration. */
@Schema(name = "SiteInput", description = "What can be changed of the site; null returns a setting to the service's configuration.")
public record SiteInput(
        @Schema(description = "What the site is called.", examples = "The Harbour Review") @NotBlankIfPresent @Size(max = 200) @Nullable String title,
        @Schema(description = "What it is about.", examples = "Essays on ports, seas and trade.") @Size(max = 1_000) @Nullable String description,
        @Schema(description = "Where readers find the site, without a slash at the end.", examples = "https://harbour.example") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Pattern(regexp = WebAddress.PATTERN
                + "(?<!/)", message = "must not end in a slash") @Nullable String url,
        @Schema(description = "BCP 47 tag.", examples = "en") @LanguageTag @Nullable String language) {
}
