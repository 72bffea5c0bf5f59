package dev.standfirst.category;

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
import dev.standfirst.listing.Listing;
import dev.standfirst.listing.Page;
import dev.standfirst.listing.Where;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.Slugs;
import dev.standfirst.taxonomy.TaxonomyList;

/** Reads categories: one, a list, a tree. */
@ApplicationScoped
public class CategoryReader {

    private final CurrentSession session;
    private final TaxonomyList lists;
    private final CategoryUsage usage;
    private final Slugs slugs;
    private final Dependencies dependencies;

    CategoryReader(CurrentSession session, TaxonomyList lists, CategoryUsage usage, Slugs slugs,
            Dependencies dependencies) {
        this.session = session;
        this.lists = lists;
        this.usage = usage;
        this.slugs = slugs;
        this.dependencies = dependencies;
    }

    /** List page of categories; runs three statements (categories, their ancestors, post counts), whatever its length. */
    public Page<CategoryView> list(String sort, Listing listing) {
        return page(sort, listing, new Where()).mapAll(categories -> views(categories, withAncestors(categories), Map.of()));
    }

    /** List page of the categories at the top, with all descendants nested. */
    public Page<CategoryView> tree(String sort, Listing listing) {
        return page(sort, listing, new Where().and("e.parent is null")).mapAll(roots -> {
            var descendants = descendants(roots);
            var known = byId(roots);
            known.putAll(byId(descendants));
            // A category without children gets an empty list rather than none.
            Map<UUID, List<Category>> children = descendants.stream().collect(groupingBy(c -> parentId(c)));
            known.keySet().forEach(id -> children.computeIfAbsent(id, key -> List.of()));
            return views(roots, known, children);
        });
    }

    /** One category, with its newest posts if included; the number of statements does not depend on the number of posts. */
    public CategoryView get(Ref ref, @Nullable String include, @Nullable String acceptLanguage) {
        var category = find(ref);
        return view(category).with(usage.newestPosts(category, include, acceptLanguage));
    }

    /** Finds a category by id or slug; 308 for a former slug, 404 for an unknown reference. */
    Category find(Ref ref) {
        return Category.findByRef(ref).orElseThrow(() -> slugs.movedOrMissing(SlugKind.CATEGORY, Category.class, ref));
    }

    CategoryView view(Category category) {
        return views(List.of(category), withAncestors(List.of(category)), Map.of()).get(0);
    }

    private Page<Category> page(String sort, Listing listing, Where where) {
        dependencies.dependsOnAll(Category.KEY);
        return lists.page(Category.class, sort, listing, where);
    }

    private List<CategoryView> views(List<Category> categories, Map<UUID, Category> known, Map<UUID, List<Category>> children) {
        var all = children.isEmpty() ? categories.stream().map(c -> c.id).toList() : List.copyOf(known.keySet());
        // A view shows the names of its ancestors, and its descendants may move.
        dependencies.dependsOnAll(Category.KEY);
        dependencies.dependsOn(Category.KEY, all);
        var counts = usage.publicPosts(all);
        return categories.stream().map(c -> view(c, known, children, counts)).toList();
    }

    private static CategoryView view(Category c, Map<UUID, Category> known, Map<UUID, List<Category>> children,
            Map<UUID, Long> counts) {
        // Ancestors that were deleted between two of the statements are left out.
        var path = c.pathIds().stream().map(known::get).filter(Objects::nonNull).map(CategoryRef::of).toList();
        var ownChildren = children.get(c.id);
        return new CategoryView(c.id, c.slug, c.name, c.description, path.size() > 1 ? path.get(path.size() - 2) : null, path,
                counts.getOrDefault(c.id, 0L), c.version,
                ownChildren == null ? null : ownChildren.stream().map(child -> view(child, known, children, counts)).toList(),
                null);
    }

    /** Categories and all of their ancestors, by id. */
    private Map<UUID, Category> withAncestors(List<Category> categories) {
        var known = byId(categories);
        var missing = new HashSet<UUID>();
        categories.forEach(c -> missing.addAll(c.pathIds()));
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            known.putAll(byId(Category.<Category> list("id in ?1", missing)));
        }
        return known;
    }

    /** Descendants of the categories, sorted by name. */
    private List<Category> descendants(List<Category> roots) {
        if (roots.isEmpty()) {
            return List.of();
        }
        return session.get()
                .createSelectionQuery("""
                        select c from Category c
                        where c.parent is not null
                            and exists (select 1 from Category r where r in :roots and c.path like concat(r.path, '%'))
                        order by c.nameCollation, c.id
                        """, Category.class)
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
