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

/** A slug that is or once was somebody's. Its key keeps everybody else from taking it. */
@Entity
@IdClass(SlugClaim.Key.class)
public class SlugClaim extends PanacheEntityBase {

    /** Kind and slug together. */
    public record Key(SlugKind kind, String slug) implements Serializable {
    }

    @Id
    @Enumerated(EnumType.STRING)
    public SlugKind kind;

    @Id
    public String slug;

    @Column(nullable = false)
    public UUID owner;

    /** Whoever has or had the slug. */
    static Optional<UUID> ownerOf(SlugKind kind, String slug) {
        return SlugClaim.<SlugClaim> findByIdOptional(new Key(kind, slug)).map(claim -> claim.owner);
    }
}
