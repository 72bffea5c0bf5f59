package dev.standfirst.share;

import java.util.HashMap;
import java.util.Locale;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Share settings as the service reads them, with its defaults. */
public final class ShareConfigs {

    private static final String PREFIX = "standfirst.shares.";

    private ShareConfigs() {
    }

    /**
     * @param settings names of the methods of {@link ShareConfig}, each followed by its value
     */
    public static ShareConfig of(String... settings) {
        var properties = new HashMap<String, String>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put(PREFIX + settings[i].replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                    settings[i + 1]);
        }
        return new SmallRyeConfigBuilder().withMapping(ShareConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100)).build().getConfigMapping(ShareConfig.class);
    }
}
