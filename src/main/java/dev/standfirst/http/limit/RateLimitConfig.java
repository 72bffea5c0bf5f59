package dev.standfirst.http.limit;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How much one client may ask of one instance. A client is whoever holds a token, or else an address; see
 * {@link ClientAddress}.
 */
@ConfigMapping(prefix = "standfirst.rate-limit")
interface RateLimitConfig {

    /** Whether requests are limited. */
    @WithDefault("true")
    boolean enabled();

    /** Requests of one client within the window. They come back evenly, so that nobody waits for its end. */
    @WithDefault("36000")
    @Min(1)
    @Max(1_000_000_000)
    long requests();

    /** ISO 8601; at least a second. */
    @WithDefault("PT1M")
    Duration window();

    /** Clients that are remembered; the one that was away longest is forgotten first. About 300 bytes each. */
    @WithDefault("100000")
    @Min(1)
    @Max(10_000_000)
    long clients();
}
