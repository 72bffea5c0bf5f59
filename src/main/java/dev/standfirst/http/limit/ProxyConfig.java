package dev.standfirst.http.limit;

import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Reverse proxies in front of the service, which report the address of their client in a header. */
@ConfigMapping(prefix = "standfirst.proxies")
interface ProxyConfig {

    /**
     * IP addresses or networks in CIDR notation, separated by commas. The header of any other sender is ignored, because
     * anybody can send it.
     */
    Optional<Set<@Pattern(regexp = AddressRange.FORM, message = "must be an IP address, or a network in CIDR notation such as 10.0.0.0/8") String>> trusted();

    /**
     * Header to which the proxies append the address of their client. Only this header is read: proxies may pass on others as
     * a client sent them.
     */
    @WithDefault("X-Forwarded-For")
    @Pattern(regexp = "(?i)X-Forwarded-For|Forwarded", message = "must be X-Forwarded-For or Forwarded")
    String header();
}
