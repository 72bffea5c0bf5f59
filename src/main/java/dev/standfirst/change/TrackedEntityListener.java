package dev.standfirst.change;

import jakarta.inject.Singleton;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/** Announces the change of every {@link TrackedEntity} that is created, updated or deleted. */
@Singleton
public class TrackedEntityListener {

    private final Changes changes;

    TrackedEntityListener(Changes changes) {
        this.changes = changes;
    }

    @PostPersist
    @PostUpdate
    @PostRemove
    void announce(TrackedEntity entity) {
        changes.announce(entity.change());
    }
}
