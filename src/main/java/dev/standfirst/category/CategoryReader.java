package dev.standfirst.category;

import static dev.standfirst.problem.ProblemType.NOT_FOUND;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.standfirst.change.Dependencies;
import dev.standfirst.database.CurrentSession;
import dev.standfirst.listing.ListQuery;
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Order;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.slug.FormerSlugException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;

/** Shows categories, one by one, in a list and as a tree. */
@ApplicationScoped
public class CategoryReader {

    private final CurrentSession session;
    private final CategoryUsage usage;
    private final Slugs slugs;
    private final Dependencies dependencies;

    CategoryReader(CurrentSession session, CategoryUsage usage, Slugs slugs, Dependencies dependencies) {
        this.session = session;
        this.usage = usage;
        this.slugs = slugs;
        this.dependencies = dependencies;
    }

    /** Three statements, whatever the page holds: categories, those above them, counts. */
    public Page<CategoryView> list(String sort, Listing listing) {
        return page(sort, listing, new Where()).mapAll(categories -> views(categories, above(categories), Map.of()));
    }

    /** The same with the categories at the top only, and all that is below them nested. */
    public Page<CategoryView> tree(String sort, Listing listing) {
        return page(sort, listing, new Where().and("c.parent is null")).mapAll(roots -> {
            var below = below(roots);
            var known = byId(roots);
            known.putAll(byId(below));
            // The children of a category that has none are an empty list, not absent.
            Map<UUID, List<Category>> children = below.stream().collect(groupingBy(c -> parentId(c)));
            known.keySet().forEach(id -> children.computeIfAbsent(id, none -> List.of()));
            return views(roots, known, children);
        });
    }

    /** With the posts of the category's page where they are asked for; a constant number of statements, whatever it holds. */
    public CategoryView get(Ref ref, @Nullable String include, @Nullable String acceptLanguage) {
        var category = find(ref);
        return view(category).with(usage.newestPosts(category, include, acceptLanguage));
    }

    /** The category, or 404, or 308 where the slug is a former one. */
    Category find(Ref ref) {
        return Category.findByRef(ref).orElseGet(() -> {
            slugs.formerOwner(SlugKind.CATEGORY, ref).flatMap(id -> Category.<Category> findByIdOptional(id))
                    .ifPresent(category -> {
                        throw new FormerSlugException(ref, category.slug);
                    });
            throw NOT_FOUND.because("There is no category “%s”.", ref);
        });
    }

    CategoryView view(Category category) {
        return views(List.of(category), above(List.of(category)), Map.of()).get(0);
    }

    private Page<Category> page(String sort, Listing listing, Where where) {
        dependencies.dependsOnAll(Category.KEY);
        var order = Order.parse(sort, CategorySort.KEYS, "c.id");
        return new ListQuery<>(Category.class, c -> c.id, order, listing)
                .fetch(session.get(), "select c", " from Category c", where);
    }

    private List<CategoryView> views(List<Category> categories, Map<UUID, Category> known, Map<UUID, List<Category>> children) {
        var all = children.isEmpty() ? categories.stream().map(c -> c.id).toList() : List.copyOf(known.keySet());
        // Each shows the names of those above it, and what is below it may move.
        dependencies.dependsOnAll(Category.KEY);
        dependencies.dependsOn(Category.KEY, all);
        var counts = usage.publicPosts(all);
        return categories.stream().map(c -> view(c, known, children, counts)).toList();
    }

    private static CategoryView view(Category c, Map<UUID, Category> known, Map<UUID, List<Category>> children,
            Map<UUID, Long> counts) {
        // What was deleted between two of the statements is known no more.
        var path = c.pathIds().stream().map(known::get).filter(Objects::nonNull).map(CategoryRef::of).toList();
        var below = children.get(c.id);
        return new CategoryView(c.id, c.slug, c.name, c.description, path.size() > 1 ? path.get(path.size() - 2) : null, path,
                counts.getOrDefault(c.id, 0L), c.version,
                below == null ? null : below.stream().map(child -> view(child, known, children, counts)).toList(), null);
    }

    /** The categories and all those above them. */
    private Map<UUID, Category> above(List<Category> categories) {
        var known = byId(categories);
        var missing = new HashSet<UUID>();
        categories.forEach(c -> missing.addAll(c.pathIds()));
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            known.putAll(byId(Category.<Category> list("id in ?1", missing)));
        }
        return known;
    }

    /** All below the given ones, by name. */
    private List<Category> below(List<Category> roots) {
        if (roots.isEmpty()) {
            return List.of();
        }
        return session.get()
                .createSelectionQuery("select c from Category c where c.parent is not null "
                        + "and exists (select 1 from Category r where r in :roots and c.path like concat(r.path, '%')) "
                        + "order by c.name, c.id", Category.class)
                .setParameter("roots", roots).getResultList();
    }

    private static Map<UUID, Category> byId(Collection<Category> categories) {
        return new HashMap<>(categories.stream().collect(toMap(c -> c.id, Function.identity())));
    }

    private static UUID parentId(Category category) {
        var path = category.pathIds();
        return path.get(path.size() - 2);
    }
}
