package dev.standfirst.site;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.standfirst.validation.LanguageTag;
import dev.standfirst.validation.NotBlankIfPresent;
import dev.standfirst.validation.WebAddress;
import dev.standfirst.text.OneLine;
import dev.standfirst.text.LanguageTags;

/** Editable properties of the site; null resets a property to the configuration of the service. */
@Schema(name = "SiteInput", description = "Editable properties of the site; null resets a property to the configuration of the service.")
public record SiteInput(
        @Schema(description = "Title of the site.", examples = "The Harbour Review") @NotBlankIfPresent @Size(max = 200) @Nullable String title,
        @Schema(description = "Description of the site.", examples = "Essays on ports, seas and trade.") @Size(max = 1_000) @Nullable String description,
        @Schema(description = "URL of the site for readers, without a trailing slash.", examples = "https://harbour.example") @WebAddress @Size(max = WebAddress.MAX_LENGTH) @Pattern(regexp = SiteInput.URL, message = "must be an origin with an optional path: without query, fragment and user, and without a slash at its end") @Nullable String url,
        @Schema(description = "BCP 47 tag of the default language of posts.", examples = "en") @LanguageTag @Nullable String language) {

    /** URLs of posts begin with it, so that nothing may follow its path. A repeated group would overflow the stack. */
    static final String URL = "https?://[^/?#@]+(/[^?#]*[^/?#])?";

    /** Folds the title to one line, and the language tag to the form in which it is stored. */
    public SiteInput {
        title = title == null ? null : OneLine.of(title);
        language = language == null ? null : LanguageTags.canonical(language);
    }
}
