package dev.standfirst.delivery;

import jakarta.inject.Singleton;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;

/** Announces what happens to a {@link Source}, whoever does it. */
@Singleton
public class SourceListener {

    private final Changes changes;

    SourceListener(Changes changes) {
        this.changes = changes;
    }

    @PostPersist
    @PostUpdate
    @PostRemove
    void announce(Source source) {
        changes.announce(source.change());
    }
}
