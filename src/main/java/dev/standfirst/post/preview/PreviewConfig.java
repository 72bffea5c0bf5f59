package dev.standfirst.post.preview;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Settings of preview links. */
@ConfigMapping(prefix = "standfirst.preview")
interface PreviewConfig {

    /** Key that signs preview links; another key revokes all of them. Generated and stored in the database if not set. */
    Optional<String> secret();
}
