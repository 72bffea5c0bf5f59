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

/** Somebody who writes, and may call with tokens. */
@Entity
public class Author extends TaxonomyEntity {

    /** Names all of its kind among the sources of an answer. */
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
    // A page of a hundred, and the one more that tells whether there is another page.
    @BatchSize(size = 101)
    public List<AuthorLink> links = new ArrayList<>();

    /** For Hibernate. */
    protected Author() {
    }

    /** A new author; slug and input are still to be applied. */
    public Author(UUID id, Instant at) {
        super(id, at);
    }

    /** By id or present slug. */
    public static Optional<Author> findByRef(Ref ref) {
        return findByRef(ref, LockModeType.NONE);
    }

    static Optional<Author> findByRef(Ref ref, LockModeType lock) {
        return findByRef(Author.class, ref, lock);
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

    /** Editable state, to be changed and applied again. */
    AuthorInput input() {
        return new AuthorInput(name, slug, bio, avatarUrl, websiteUrl, List.copyOf(links), email, role);
    }

    @Override
    public Change change() {
        return Change.of(KEY, id.toString());
    }
}
