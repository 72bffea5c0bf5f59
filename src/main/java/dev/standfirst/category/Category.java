package dev.standfirst.category;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.change.TrackedEntity;
import dev.standfirst.change.TrackedEntityListener;
import dev.standfirst.slug.Ref;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A node of the tree that posts are filed in. */
@Entity
@EntityListeners(TrackedEntityListener.class)
public class Category extends PanacheEntityBase implements TrackedEntity {

    /** Names all of its kind among the sources of an answer. */
    public static final String KEY = "categories";

    /** How many levels the tree may have. */
    public static final int MAX_DEPTH = 20;

    static final int MAX_NAME = 200;
    static final int MAX_DESCRIPTION = 5_000;

    @Id
    public UUID id;

    @Version
    public long version;

    @Column(nullable = false)
    public String slug;

    @Column(nullable = false)
    public String name;

    public @Nullable String description;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Category parent;

    /**
     * Ids from the root down to this category, each followed by a slash. Descendants are those whose path begins with it: one
     * comparison in place of a recursive query.
     */
    @Column(nullable = false)
    public String path;

    @Column(nullable = false)
    public Instant createdAt;

    @Column(nullable = false)
    public Instant updatedAt;

    /** For Hibernate. */
    protected Category() {
    }

    /** A new category; slug, place and input are still to be applied. */
    Category(UUID id, Instant at) {
        this.id = id;
        this.path = id + "/";
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** By id or present slug. */
    public static Optional<Category> findByRef(Ref ref) {
        if (ref.id() != null) {
            return findByIdOptional(ref.id());
        }
        return ref.isWellFormed() ? find("slug", ref.slug()).firstResultOptional() : Optional.empty();
    }

    void apply(CategoryInput input, Instant at) {
        name = input.name().strip();
        description = input.description();
        updatedAt = at;
    }

    /** Puts the category under another, or at the top for null; 422 where that would make a cycle or too deep a tree. */
    void moveUnder(@Nullable Category newParent) {
        if (newParent != null && newParent.path.startsWith(path)) {
            throw INVALID.at("/parent", "Cycle", "must not be the category itself or one below it");
        }
        if (newParent != null && newParent.depth() >= MAX_DEPTH) {
            throw INVALID.at("/parent", "Depth", "is already %d levels deep, which is as deep as the tree may be", MAX_DEPTH);
        }
        parent = newParent;
        path = (newParent == null ? "" : newParent.path) + id + "/";
    }

    int depth() {
        return pathIds().size();
    }

    /** The path's ids, from the root to this category. */
    List<UUID> pathIds() {
        return Arrays.stream(path.split("/")).map(UUID::fromString).toList();
    }

    @Override
    public Change change() {
        return Change.of(KEY, id.toString());
    }
}
