package dev.standfirst.http.limit;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * Requests that one client may send to one instance. A client is a token or, without one, an address; see {@link
 * ClientAddress}.
 */
@ConfigMapping(prefix = "standfirst.rate-limit")
interface RateLimitConfig {

    /** Turns the rate limit on. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Requests of one client within the window, 1 to 1,000,000,000. The allowance refills evenly, so that a client need not
     * wait for the window's end.
     */
    @WithDefault("36000")
    @Min(1)
    @Max(1_000_000_000)
    long requests();

    /** Window, as an ISO 8601 duration of at least one second. */
    @WithDefault("PT1M")
    Duration window();

    /**
     * Clients with a remembered allowance, 1 to 10,000,000; the client without requests for longest is dropped first. About
     * 300 bytes each.
     */
    @WithDefault("100000")
    @Min(1)
    @Max(10_000_000)
    long clients();
}
