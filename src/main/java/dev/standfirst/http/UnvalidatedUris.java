package dev.standfirst.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Keeps Quarkus from answering an address that is no URI with an empty 400: {@link WellFormed} makes the same test,
 * and says why it refuses. The switch is a system property that Quarkus reads once, when it loads its server;
 * configuration is the only thing that is there earlier.
 */
public class UnvalidatedUris implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
