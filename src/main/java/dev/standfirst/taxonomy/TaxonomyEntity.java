package dev.standfirst.taxonomy;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.MappedSuperclass;

import dev.standfirst.change.TrackedEntity;
import dev.standfirst.change.TrackedEntityListener;
import dev.standfirst.slug.SluggedEntity;

/** Author, category or tag: posts are listed by it. Announces each of its changes to the caches. */
@MappedSuperclass
@EntityListeners(TrackedEntityListener.class)
public abstract class TaxonomyEntity extends SluggedEntity implements TrackedEntity {

    @Column(nullable = false)
    public String name;

    /** For Hibernate. */
    protected TaxonomyEntity() {
    }

    protected TaxonomyEntity(UUID id, Instant at) {
        super(id, at);
    }
}
