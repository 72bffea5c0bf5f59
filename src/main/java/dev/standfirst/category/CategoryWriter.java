package dev.standfirst.category;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.IN_USE;

import java.time.Clock;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

import dev.standfirst.access.Caller;
import dev.standfirst.access.Role;
import dev.standfirst.access.Scope;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.Ids;
import dev.standfirst.http.conditional.Precondition;
import dev.standfirst.json.InputChange;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Creates, moves, changes and deletes categories; requires an editor. */
@ApplicationScoped
public class CategoryWriter {

    private final CategoryReader reader;
    private final CategoryUsage usage;
    private final Slugs slugs;
    private final CurrentSession session;
    private final Clock clock;

    CategoryWriter(CategoryReader reader, CategoryUsage usage, Slugs slugs, CurrentSession session, Clock clock) {
        this.reader = reader;
        this.usage = usage;
        this.slugs = slugs;
        this.session = session;
        this.clock = clock;
    }

    @Transactional
    public CategoryView create(CategoryInput input, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE, Scope.PUBLISH);
        lockTree();
        var category = new Category(Ids.next(), clock.instant());
        category.slug = slugs.claim(SlugKind.CATEGORY, category.id, null, input.slug(), input.name());
        category.apply(input, clock.instant());
        category.moveUnder(parent(input));
        category.persistAndFlush();
        return reader.view(category);
    }

    @Transactional
    public CategoryView update(Ref ref, InputChange<CategoryInput> change, Precondition precondition, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE, Scope.PUBLISH);
        lockTree();
        var category = reader.find(ref);
        precondition.check(category.version);
        var before = category.input();
        var input = change.apply(before, () -> reader.view(category));
        if (input.equals(before)) {
            return reader.view(category);
        }
        category.slug = slugs.claim(SlugKind.CATEGORY, category.id, category.slug, input.slug(), input.name());
        category.apply(input, clock.instant());
        move(category, parent(input));
        Category.flush();
        return reader.view(category);
    }

    /**
     * Deletes a category.
     *
     * @param reassignTo category that receives the posts, the children and the slugs; if null, a category with posts or
     *        children is a 409
     */
    @Transactional
    public void delete(Ref ref, @Nullable Ref reassignTo, Precondition precondition, Caller caller) {
        caller.mustBe(Role.EDITOR, Scope.WRITE, Scope.PUBLISH);
        lockTree();
        var category = reader.find(ref);
        precondition.check(category.version);
        if (reassignTo != null) {
            var target = Category.findByName(reassignTo).filter(other -> !other.path.startsWith(category.path))
                    .orElseThrow(() -> INVALID_PARAMETER.in("reassignTo", "UnknownCategory",
                            "must be the id or slug of a category that is neither “%s” nor one of its descendants",
                            category.slug));
            Category.<Category> list("parent", category).forEach(child -> move(child, target));
            usage.reassign(category, target, caller);
            slugs.handOver(SlugKind.CATEGORY, category.id, target.id);
        } else if (usage.isUsed(category.id) || Category.count("parent", category) > 0) {
            throw IN_USE.because("“%s” has posts or children. Send “reassignTo=<id or slug>” with the category that "
                    + "receives them.", category.slug);
        } else {
            slugs.release(SlugKind.CATEGORY, category.id);
        }
        category.delete();
    }

    /**
     * Locks the roots of the tree, because two concurrent moves can each be valid and still form a cycle together. Changes are
     * rare and the tree is small, so a single lock is cheap enough.
     */
    private void lockTree() {
        session.get().createSelectionQuery("select c from Category c where c.parent is null order by c.id", Category.class)
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE).getResultList();
    }

    private void move(Category category, @Nullable Category parent) {
        if (Objects.equals(category.parent, parent)) {
            return;
        }
        var former = category.path;
        category.moveUnder(parent);
        Category.flush();
        mustNotBeTooDeep(former, category.depth());
        session.get()
                .createMutationQuery("""
                        update Category c
                        set c.path = concat(:current, substring(c.path, :rest)), c.version = c.version + 1
                        where c.path like concat(:former, '%') and c <> :moved
                        """)
                .setParameter("current", category.path).setParameter("rest", former.length() + 1)
                .setParameter("former", former).setParameter("moved", category).executeUpdate();
    }

    /** 422 if a descendant of a moved category would be too deep in the tree. */
    private void mustNotBeTooDeep(String former, int newDepth) {
        var longest = session.get()
                .createSelectionQuery("""
                        select coalesce(max(length(c.path)), 0) from Category c where c.path like concat(:former, '%')
                        """, Integer.class)
                .setParameter("former", former).getSingleResult();
        var idLength = 37;
        if (newDepth + Math.max(0, longest - former.length()) / idLength > Category.MAX_DEPTH) {
            throw INVALID.at("/parent", "Depth", "would make the tree deeper than %d levels", Category.MAX_DEPTH);
        }
    }

    private static @Nullable Category parent(CategoryInput input) {
        var ref = input.parent();
        return ref == null ? null
                : Category.findByName(Ref.fromString(ref)).orElseThrow(() -> INVALID.at("/parent", "UnknownCategory",
                        "must be the id or slug of a category; there is no “%s”", ref));
    }
}
