package dev.standfirst.slug;

import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Current or former slug of a resource, reserved for it. The key keeps all other resources of its kind from using it. */
@Entity
@IdClass(SlugClaim.Key.class)
public class SlugClaim extends PanacheEntityBase {

    /** Key: kind and slug together. */
    public record Key(SlugKind kind, String slug) implements Serializable {
    }

    @Id
    @Enumerated(EnumType.STRING)
    public SlugKind kind;

    @Id
    public String slug;

    @Column(nullable = false)
    public UUID owner;

    /** Finds the resource that has or had the slug. */
    static Optional<UUID> ownerOf(SlugKind kind, String slug) {
        return SlugClaim.<SlugClaim> findByIdOptional(new Key(kind, slug)).map(claim -> claim.owner);
    }
}
