package dev.standfirst.site;

import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.change.ValuesUntilChanged;
import dev.standfirst.database.broadcast.Broadcast;
import dev.standfirst.text.LanguageTags;

/** Effective settings of the site: the value that an admin set, else the configuration. */
@ApplicationScoped
public class SiteSettings {

    /** What an admin set; null where the configuration applies. */
    public record Stored(@Nullable String url, @Nullable String language) {
    }

    private final SiteConfig config;
    private final ValuesUntilChanged<String, Stored> stored;

    SiteSettings(SiteConfig config, Broadcast broadcast) {
        this.config = config;
        this.stored = new ValuesUntilChanged<>(1, broadcast::isHeard);
    }

    /** URL and language that an admin set. Runs a statement only after the site has changed. */
    public Stored stored() {
        return stored.get(Site.KEY, value -> true, () -> {
            var site = Site.get();
            return new Stored(site.url, site.language);
        });
    }

    void invalidate(@Observes @Priority(ValuesUntilChanged.PRIORITY) Change change) {
        if (change == Change.OF_EVERYTHING || change.keys().contains(Site.KEY)) {
            stored.invalidateAll();
        }
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

    /** Effective default language. */
    public String language() {
        return language(stored().language);
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
