package dev.standfirst.site;

import jakarta.enterprise.context.ApplicationScoped;

import dev.standfirst.change.Dependencies;

/** Reads the site. */
@ApplicationScoped
public class SiteReader {

    private final SiteSettings settings;
    private final SiteNetworks networks;
    private final Dependencies dependencies;

    SiteReader(SiteSettings settings, SiteNetworks networks, Dependencies dependencies) {
        this.settings = settings;
        this.networks = networks;
        this.dependencies = dependencies;
    }

    public SiteView get() {
        dependencies.dependsOnAll(Site.KEY);
        return view(Site.get());
    }

    SiteView view(Site site) {
        return new SiteView(settings.title(site.title), settings.description(site.description), settings.url(site.url),
                settings.language(site.language), networks.names(), site.version);
    }
}
