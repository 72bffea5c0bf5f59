package dev.standfirst.change;

import jakarta.inject.Singleton;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/** Announces what happens to a {@link TrackedEntity}, whoever does it. */
@Singleton
public class TrackedEntityListener {

    private final Changes changes;

    TrackedEntityListener(Changes changes) {
        this.changes = changes;
    }

    @PostPersist
    @PostUpdate
    @PostRemove
    void announce(TrackedEntity source) {
        changes.announce(source.change());
    }
}
