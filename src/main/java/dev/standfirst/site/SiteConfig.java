package dev.standfirst.site;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the site that apply until an admin changes them with {@code PATCH /site}. */
@ConfigMapping(prefix = "standfirst.site")
public interface SiteConfig {

    @WithDefault("Standfirst")
    String title();

    Optional<String> description();

    /** URL of the site for readers (not of this service), without a trailing slash. */
    @WithDefault("http://localhost:3000")
    @Pattern(regexp = "https?://[^/?#@]+(/[^/?#]+)*/?", message = "must be an http or https address without query and fragment")
    String url();

    /** BCP 47 tag of the default language of posts. */
    @WithDefault("en")
    String language();

    /**
     * Path of a post on the site. Supports the placeholders {@code {slug}}, {@code {id}}, {@code {year}}, {@code {month}} and
     * {@code {day}}.
     */
    @WithDefault("/{slug}")
    @Pattern(regexp = "/.*", message = "must begin with a slash")
    String postPath();

    /** Page of the front end that shows previews, with the placeholders {@code {slug}} and {@code {token}}. */
    Optional<@Pattern(regexp = "https?://[^\\s<>\"^`|\\\\]*\\{token}[^\\s<>\"^`|\\\\]*", message = "must be an http or https URL with {token}, such as https://example.org/preview?slug={slug}&token={token}") String> previewUrl();
}
