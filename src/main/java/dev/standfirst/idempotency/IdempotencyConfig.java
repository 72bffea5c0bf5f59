package dev.standfirst.idempotency;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of requests with an {@code Idempotency-Key}. */
@ConfigMapping(prefix = "standfirst.idempotency")
interface IdempotencyConfig {

    /** How long the first response is stored and replayed. */
    @WithDefault("P1D")
    Duration keep();
}
