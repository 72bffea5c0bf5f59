package dev.standfirst.site;

import java.util.Optional;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the site is called as long as an admin has not said otherwise with {@code PATCH /site}. */
@ConfigMapping(prefix = "standfirst.site")
public interface SiteConfig {

    @WithDefault("Standfirst")
    String title();

    Optional<String> description();

    /** Where readers find the site (not this service); without a slash at the end. */
    @WithDefault("http://localhost:3000")
    @Pattern(regexp = "https?://.+", message = "must be an http or https address")
    String url();

    /** BCP 47 tag of the language that posts are in unless they say otherwise. */
    @WithDefault("en")
    String language();

    /**
     * Path of a post's page on the site. Takes {@code {slug}}, {@code {id}}, {@code {year}}, {@code {month}} and {@code {day}}.
     */
    @WithDefault("/{slug}")
    @Pattern(regexp = "/.*", message = "must begin with a slash")
    String postPath();
}
