package dev.standfirst.cache;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the response cache, and the time for which browsers and CDNs may cache public responses. */
@ConfigMapping(prefix = "standfirst.cache")
public interface CacheConfig {

    /** Memory for the response cache; 0 disables it. */
    @WithDefault("64M")
    MemorySize weight();

    /** Whether the fast lane sends cached responses from Netty, before Vert.x and the router; they do it where it is off. */
    @WithDefault("true")
    boolean fastLane();

    /** ISO 8601. Time without revalidation: a published or corrected post may be shown that much later. */
    @WithDefault("PT10S")
    Duration maxAge();

    /** ISO 8601. Time after that in which a stale response may be shown while a new one is fetched. */
    @WithDefault("PT1M")
    Duration staleWhileRevalidate();
}
