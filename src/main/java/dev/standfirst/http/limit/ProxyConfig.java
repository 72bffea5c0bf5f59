package dev.standfirst.http.limit;

import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who stands before the service and tells for whom it asks. */
@ConfigMapping(prefix = "standfirst.proxies")
interface ProxyConfig {

    /** Addresses, or networks in CIDR notation. Nobody is believed unless named here: anybody can send the header. */
    Optional<Set<@Pattern(regexp = AddressRange.FORM, message = "must be an address, or a network such as 10.0.0.0/8") String>> trusted();

    /**
     * The header that they add the client's address to. Only this one is read: others they may pass on as a client sent them.
     */
    @WithDefault("X-Forwarded-For")
    @Pattern(regexp = "(?i)X-Forwarded-For|Forwarded", message = "must be X-Forwarded-For or Forwarded")
    String header();
}
