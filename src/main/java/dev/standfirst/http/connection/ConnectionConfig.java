package dev.standfirst.http.connection;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the connections to one instance. */
@ConfigMapping(prefix = "standfirst.http")
public interface ConnectionConfig {

    /** Time from the first byte of a request to the end of its headers; after that, the response is a 408. */
    @WithDefault("PT10S")
    Duration headTimeout();

    /** Time for which a body may be received at less than {@link RequestGuard#MIN_BYTES_PER_SECOND}. */
    @WithDefault("PT30S")
    Duration bodyTimeout();

    /** Open connections, 1 to 1,000,000; further ones are closed at once. Half a request takes up to 32 kB of memory. */
    @WithDefault("4096")
    @Min(1)
    @Max(1_000_000)
    int maxConnections();
}
