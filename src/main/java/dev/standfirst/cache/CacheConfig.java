package dev.standfirst.cache;

import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long browsers and CDNs may keep what is public. */
@ConfigMapping(prefix = "standfirst.cache")
interface CacheConfig {

    /** Memory for finished answers. 0 keeps none. */
    @WithDefault("64M")
    MemorySize weight();

    /** ISO 8601. For so long nobody asks again: what is published or corrected may take that long to be seen. */
    @WithDefault("PT10S")
    Duration maxAge();

    /** ISO 8601. For so long after that, the old answer may be shown once more while a new one is fetched. */
    @WithDefault("PT1M")
    Duration staleWhileRevalidate();
}
