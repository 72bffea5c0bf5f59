package dev.standfirst.post.edit;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the trash. */
@ConfigMapping(prefix = "standfirst.trash")
interface TrashConfig {

    /** How long a post can be taken back from the trash. */
    @WithDefault("P30D")
    Duration keep();
}
