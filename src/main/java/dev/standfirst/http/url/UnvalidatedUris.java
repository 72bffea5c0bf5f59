package dev.standfirst.http.url;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Turns off the URI check of Vert.x, which sends an empty 400: {@link WellFormed} makes the same check and explains the
 * error. The switch is a system property that Quarkus reads once, when it loads its server; only the configuration is loaded
 * earlier.
 */
public class UnvalidatedUris implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        System.setProperty("vertx.disableURIValidation", "true");
    }
}
