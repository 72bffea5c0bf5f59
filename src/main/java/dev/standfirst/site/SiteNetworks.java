package dev.standfirst.site;

import java.util.List;

/** The networks that the site's posts can be shared to; the share feature knows them. */
public interface SiteNetworks {

    /** Their names, in the order in which buttons stand. */
    List<String> names();
}
