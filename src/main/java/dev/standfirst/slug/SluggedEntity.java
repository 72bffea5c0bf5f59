package dev.standfirst.slug;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Entity that an address names by its id or slug, with its version and the dates of its creation and last change. */
@MappedSuperclass
public abstract class SluggedEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    @Version
    public long version;

    @Column(nullable = false)
    public String slug;

    @Column(nullable = false)
    public Instant createdAt;

    @Column(nullable = false)
    public Instant updatedAt;

    /** For Hibernate. */
    protected SluggedEntity() {
    }

    protected SluggedEntity(UUID id, Instant at) {
        this.id = id;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** Finds an entity by its id or current slug. */
    protected static <E extends SluggedEntity> Optional<E> findByRef(Class<E> type, Ref ref, LockModeType lock) {
        var session = Panache.getSession(type);
        if (ref.id() != null) {
            return Optional.ofNullable(session.find(type, ref.id(), lock));
        }
        return ref.isWellFormed()
                ? session.createSelectionQuery("from " + type.getSimpleName() + " where slug = :slug", type)
                        .setParameter("slug", ref.slug()).setLockMode(lock).uniqueResultOptional()
                : Optional.empty();
    }

    /** Finds an entity by its id, or by its current or a former slug, in whatever case the slug is written. */
    protected static <E extends SluggedEntity> Optional<E> findByName(Class<E> type, SlugKind kind, Ref ref, LockModeType lock) {
        return findByRef(type, ref, lock).or(() -> Optional.ofNullable(ref.foldedSlug()).filter(Slug::isValid)
                .flatMap(slug -> SlugClaim.ownerOf(kind, slug))
                .map(owner -> Panache.getSession(type).find(type, owner, lock)));
    }
}
