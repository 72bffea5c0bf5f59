package dev.standfirst.post.edit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the trash. */
@ConfigMapping(prefix = "standfirst.trash")
interface TrashConfig {

    /** Time for which a post in the trash can be restored (ISO 8601). */
    @WithDefault("P30D")
    Duration keep();
}
