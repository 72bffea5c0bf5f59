package dev.standfirst.site;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import dev.standfirst.text.LanguageTags;

/** Effective settings of the site: the value that an admin set, else the configuration. */
@ApplicationScoped
public class SiteSettings {

    private final SiteConfig config;

    SiteSettings(SiteConfig config) {
        this.config = config;
    }

    /** Effective title for the stored title. */
    String title(@Nullable String title) {
        return title != null ? title : config.title();
    }

    @Nullable
    String description(@Nullable String description) {
        return description != null ? description : config.description().orElse(null);
    }

    /** Effective URL of the site for the stored URL, without a trailing slash. */
    public String url(@Nullable String url) {
        var effective = url != null ? url : config.url();
        return effective.endsWith("/") ? effective.substring(0, effective.length() - 1) : effective;
    }

    /** Effective default language for the stored language. */
    public String language(@Nullable String language) {
        return language != null ? language : LanguageTags.canonical(config.language());
    }

    /** Effective default language; reads the site with one statement. */
    public String language() {
        return language(Site.get().language);
    }

    /** Path of a post on the site, with placeholders. */
    public String postPath() {
        return config.postPath();
    }

    /** Page of the front end that shows previews, with the placeholders {@code {slug}} and {@code {token}}. */
    public Optional<String> previewUrl() {
        return config.previewUrl();
    }
}
