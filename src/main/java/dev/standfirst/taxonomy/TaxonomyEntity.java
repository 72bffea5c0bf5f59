package dev.standfirst.taxonomy;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.MappedSuperclass;

import dev.standfirst.change.TrackedEntity;
import dev.standfirst.change.TrackedEntityListener;
import dev.standfirst.slug.SluggedEntity;
import dev.standfirst.text.CollationKeys;

/** Author, category or tag: posts are listed by it. Announces each of its changes to the caches. */
@MappedSuperclass
@EntityListeners(TrackedEntityListener.class)
public abstract class TaxonomyEntity extends SluggedEntity implements TrackedEntity {

    /** Name on one line. Set it with {@link #setName}. */
    @Column(nullable = false)
    public String name;

    /** Key by which lists sort the name; see {@link CollationKeys}. */
    @Column(nullable = false)
    byte[] nameCollation;

    /** For Hibernate. */
    protected TaxonomyEntity() {
    }

    protected TaxonomyEntity(UUID id, Instant at) {
        super(id, at);
    }

    /** Sets the name, and the key by which lists sort it. */
    protected void setName(String name) {
        this.name = name;
        this.nameCollation = CollationKeys.of(name);
    }
}
