package dev.standfirst.http.header;

import java.util.Set;

import jakarta.validation.constraints.Pattern;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Pages of other origins that may use the service (Fetch standard, “CORS protocol”). */
@ConfigMapping(prefix = "standfirst.cors")
public interface CorsConfig {

    /** Origins, separated by commas; {@code *} alone allows all. */
    @WithDefault("*")
    Set<@Pattern(regexp = "\\*|null|[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#\\s]+/?", message = "must be * or an origin such as https://example.org") String> origins();

    /**
     * Request headers that a page may send, separated by commas; {@code *} alone allows all. Each page has others: libraries
     * for tracing add their own.
     */
    @WithDefault("*")
    Set<@Pattern(regexp = "[!#$%&'*+.^_`|~0-9A-Za-z-]+", message = "must be * or the name of a header") String> headers();
}
