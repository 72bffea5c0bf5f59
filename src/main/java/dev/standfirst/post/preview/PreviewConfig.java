package dev.standfirst.post.preview;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Settings of preview links. */
@ConfigMapping(prefix = "standfirst.preview")
interface PreviewConfig {

    /** Signs the links; another one revokes them all. Without it one is made up and kept in the database. */
    Optional<String> secret();
}
