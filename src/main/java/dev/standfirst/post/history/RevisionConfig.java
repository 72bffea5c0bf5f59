package dev.standfirst.post.history;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Settings of revisions. */
@ConfigMapping(prefix = "standfirst.revisions")
public interface RevisionConfig {

    /** How long a revision is kept once there is a newer one; for ever where it is not set. */
    Optional<Duration> keep();
}
