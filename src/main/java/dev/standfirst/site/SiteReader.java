package dev.standfirst.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Shows the site. */
@ApplicationScoped
public class SiteReader {

    private final SiteSettings settings;
    private final SiteNetworks networks;

    SiteReader(SiteSettings settings, SiteNetworks networks) {
        this.settings = settings;
        this.networks = networks;
    }

    @Transactional
    public SiteView get() {
        return view(Site.get());
    }

    SiteView view(Site site) {
        return new SiteView(settings.title(site.title), settings.description(site.description), settings.url(site.url),
                settings.language(site.language), networks.names(), site.version);
    }
}
