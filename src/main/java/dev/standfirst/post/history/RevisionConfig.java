package dev.standfirst.post.history;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Settings of revisions. */
@ConfigMapping(prefix = "standfirst.revisions")
public interface RevisionConfig {

    /** Time for which a revision is kept after a newer one (ISO 8601); forever if not set. */
    Optional<Duration> keep();
}
