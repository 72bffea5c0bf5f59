package dev.standfirst.site;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

/** What holds for the site: what an admin set, else the configuration. */
@ApplicationScoped
public class SiteSettings {

    private final SiteConfig config;

    SiteSettings(SiteConfig config) {
        this.config = config;
    }

    /** The site's title, for {@code title} as stored. */
    String title(@Nullable String title) {
        return title != null ? title : config.title();
    }

    @Nullable
    String description(@Nullable String description) {
        return description != null ? description : config.description().orElse(null);
    }

    /** Where readers find the site, for {@code url} as stored; without a slash at the end. */
    public String url(@Nullable String url) {
        var effective = url != null ? url : config.url();
        return effective.endsWith("/") ? effective.substring(0, effective.length() - 1) : effective;
    }

    /** The language of what does not say its own, for {@code language} as stored. */
    public String language(@Nullable String language) {
        return language != null ? language : config.language();
    }

    /** The language of what does not say its own. Runs one statement. */
    public String language() {
        return language(Site.get().language);
    }

    /** Path of a post's page, with its placeholders. */
    public String postPath() {
        return config.postPath();
    }
}
