package dev.standfirst.site;

import java.util.List;

/** Networks that posts can be shared to. Implemented by shares, because the site must not depend on shares. */
public interface SiteNetworks {

    /** Names of the networks, in the order of the share buttons. */
    List<String> names();
}
