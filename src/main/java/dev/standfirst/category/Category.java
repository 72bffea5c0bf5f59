package dev.standfirst.category;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Change;
import dev.standfirst.slug.Ref;
import dev.standfirst.taxonomy.TaxonomyEntity;
import dev.standfirst.slug.SlugKind;

/** Category of posts, a node of the category tree. */
@Entity
public class Category extends TaxonomyEntity {

    /** Dependency key of all categories. */
    public static final String KEY = "categories";

    /** Highest number of levels of the tree. */
    public static final int MAX_DEPTH = 20;

    public @Nullable String description;

    @ManyToOne(fetch = FetchType.LAZY)
    public @Nullable Category parent;

    /**
     * Ids from the root down to this category, each followed by a slash. The path of each descendant begins with it, so that
     * one comparison replaces a recursive query.
     */
    @Column(nullable = false)
    public String path;

    /** For Hibernate. */
    protected Category() {
    }

    /** Creates a category at the top, without slug and input, which the writer sets next. */
    Category(UUID id, Instant at) {
        super(id, at);
        this.path = id + "/";
    }

    /** Finds a category by id or current slug. */
    public static Optional<Category> findByRef(Ref ref) {
        return findByRef(Category.class, ref, LockModeType.NONE);
    }

    /** Finds a category by id, or by current or former slug. */
    static Optional<Category> findByName(Ref ref) {
        return findByName(Category.class, SlugKind.CATEGORY, ref, LockModeType.NONE);
    }

    void apply(CategoryInput input, Instant at) {
        setName(input.name());
        description = input.description();
        updatedAt = at;
    }

    /** Moves the category below another, or to the top for null; 422 for a cycle and for a tree that would be too deep. */
    void moveUnder(@Nullable Category newParent) {
        if (newParent != null && newParent.path.startsWith(path)) {
            throw INVALID.at("/parent", "Cycle", "must not be the category itself or one of its descendants");
        }
        if (newParent != null && newParent.depth() >= MAX_DEPTH) {
            throw INVALID.at("/parent", "Depth", "is at level %d already, the deepest level of the tree", MAX_DEPTH);
        }
        parent = newParent;
        path = (newParent == null ? "" : newParent.path) + id + "/";
    }

    int depth() {
        return pathIds().size();
    }

    /** Ids of the path, from the root to this category. */
    List<UUID> pathIds() {
        return Arrays.stream(path.split("/")).map(UUID::fromString).toList();
    }

    /** Editable state, to be changed and applied again. */
    CategoryInput input() {
        return new CategoryInput(name, slug, description, parent == null ? null : parent.id.toString());
    }

    @Override
    public Change change() {
        return Change.of(KEY, id.toString());
    }
}
