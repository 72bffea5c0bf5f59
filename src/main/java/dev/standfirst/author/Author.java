package dev.standfirst.author;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;

import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Role;
import dev.standfirst.change.Change;
import dev.standfirst.change.TrackedEntity;
import dev.standfirst.change.TrackedEntityListener;
import dev.standfirst.slug.Ref;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody who writes, and may call with tokens. */
@Entity
@EntityListeners(TrackedEntityListener.class)
public class Author extends PanacheEntityBase implements TrackedEntity {

    /** Names all of its kind among the sources of an answer. */
    public static final String KEY = "authors";

    public static final int MAX_NAME = 200;
    static final int MAX_BIO = 5_000;
    static final int MAX_EMAIL = 320;
    static final int MOST_LINKS = 20;

    @Id
    public UUID id;

    @Version
    public long version;

    @Column(nullable = false)
    public String slug;

    @Column(nullable = false)
    public String name;

    public @Nullable String bio;

    public @Nullable String avatarUrl;

    public @Nullable String websiteUrl;

    public @Nullable String email;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    public Role role;

    @ElementCollection
    @CollectionTable(name = "author_link", joinColumns = @JoinColumn(name = "author_id"))
    @OrderColumn(name = "position")
    // A page of a hundred, and the one more that tells whether there is another page.
    @BatchSize(size = 101)
    public List<AuthorLink> links = new ArrayList<>();

    @Column(nullable = false)
    public Instant createdAt;

    @Column(nullable = false)
    public Instant updatedAt;

    /** For Hibernate. */
    protected Author() {
    }

    /** A new author; slug and input are still to be applied. */
    public Author(UUID id, Instant at) {
        this.id = id;
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** By id or present slug. */
    public static Optional<Author> findByRef(Ref ref) {
        return findByRef(ref, LockModeType.NONE);
    }

    static Optional<Author> findByRef(Ref ref, LockModeType lock) {
        if (ref.id() != null) {
            return findByIdOptional(ref.id(), lock);
        }
        return ref.isWellFormed() ? find("slug", ref.slug()).withLock(lock).firstResultOptional() : Optional.empty();
    }

    /** Takes over everything that an admin can edit, save the slug, which has to be claimed. */
    void apply(AuthorInput input, Instant at) {
        name = input.name().strip();
        bio = input.bio();
        avatarUrl = input.avatarUrl();
        websiteUrl = input.websiteUrl();
        email = input.email();
        role = input.role() == null ? Role.CONTRIBUTOR : input.role();
        var wanted = input.links() == null ? List.<AuthorLink> of() : input.links();
        if (!links.equals(wanted)) {
            links.clear();
            links.addAll(wanted);
        }
        updatedAt = at;
    }

    @Override
    public Change change() {
        return Change.of(KEY, id.toString());
    }
}
