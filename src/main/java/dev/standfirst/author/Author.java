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
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OrderColumn;

import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Role;
import dev.standfirst.change.Change;
import dev.standfirst.slug.Ref;
import dev.standfirst.taxonomy.TaxonomyEntity;
import dev.standfirst.slug.SlugKind;

/** Person who writes posts and can call the API with tokens. */
@Entity
public class Author extends TaxonomyEntity {

    /** Dependency key of all authors. */
    public static final String KEY = "authors";

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
    // Largest list page of 100, plus the one row that shows whether another list page follows.
    @BatchSize(size = 101)
    public List<AuthorLink> links = new ArrayList<>();

    /** For Hibernate. */
    protected Author() {
    }

    /** Creates an author without slug and input, which the writer sets next. */
    public Author(UUID id, Instant at) {
        super(id, at);
    }

    /** Finds an author by id or current slug. */
    public static Optional<Author> findByRef(Ref ref) {
        return findByRef(ref, LockModeType.NONE);
    }

    /** Finds an author by id, or by current or former slug. */
    public static Optional<Author> findByName(Ref ref) {
        return findByName(Author.class, SlugKind.AUTHOR, ref, LockModeType.NONE);
    }

    static Optional<Author> findByRef(Ref ref, LockModeType lock) {
        return findByRef(Author.class, ref, lock);
    }

    /**
     * Locks all admins, in one order and before any other row of an author or a token: of two admins who demote each other, or
     * delete each other's tokens, the second one fails.
     */
    public static List<Author> lockAdmins() {
        return Author.<Author> find("role = ?1 order by id", Role.ADMIN).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Sets all editable properties except the slug, which must be claimed first. */
    void apply(AuthorInput input, Instant at) {
        setName(input.name());
        bio = input.bio();
        avatarUrl = input.avatarUrl();
        websiteUrl = input.websiteUrl();
        email = input.email();
        role = input.role() == null ? Role.CONTRIBUTOR : input.role();
        var newLinks = input.links() == null ? List.<AuthorLink> of() : input.links();
        if (!links.equals(newLinks)) {
            links.clear();
            links.addAll(newLinks);
        }
        updatedAt = at;
    }

    /** Editable state, to be changed and applied again. */
    AuthorInput input() {
        return new AuthorInput(name, slug, bio, avatarUrl, websiteUrl, List.copyOf(links), email, role);
    }

    @Override
    public Change change() {
        return Change.of(KEY, id.toString());
    }
}
