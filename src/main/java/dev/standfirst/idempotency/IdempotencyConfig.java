package dev.standfirst.idempotency;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of requests that may be repeated. */
@ConfigMapping(prefix = "standfirst.idempotency")
interface IdempotencyConfig {

    /** How long the first answer is repeated. */
    @WithDefault("P1D")
    Duration keep();
}
