package dev.standfirst.slug;

import static java.util.stream.Collectors.toMap;

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
import java.util.Collection;
import java.util.Map;

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

    /** Finds the resources that have or had the slugs, by slug. */
    public static Map<String, UUID> ownersOf(SlugKind kind, Collection<String> slugs) {
        return slugs.isEmpty() ? Map.of()
                : SlugClaim.<SlugClaim> list("kind = ?1 and slug in ?2", kind, slugs).stream()
                        .collect(toMap(claim -> claim.slug, claim -> claim.owner));
    }

    /** Finds the resource that has or had the slug. */
    static Optional<UUID> ownerOf(SlugKind kind, String slug) {
        return SlugClaim.<SlugClaim> findByIdOptional(new Key(kind, slug)).map(claim -> claim.owner);
    }
}
