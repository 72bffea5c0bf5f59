package dev.standfirst.post.edit;

import static dev.standfirst.problem.ProblemType.INVALID;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.listing.Where;
import dev.standfirst.post.PostInput;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.slug.Ref;
import dev.standfirst.slug.Slug;
import dev.standfirst.slug.SlugClaim;
import dev.standfirst.slug.SlugKind;
import dev.standfirst.slug.SluggedEntity;
import io.quarkus.hibernate.orm.panache.Panache;

/**
 * Finds the authors and categories that an input names by id, or by current or former slug: by one statement each, and one
 * or two more for former slugs. 422 that names every unknown one.
 */
public final class PostReferences {

    private PostReferences() {
    }

    /** Finds them in their order, each once. */
    public static List<Author> authors(List<String> texts) {
        var refs = texts.stream().map(Ref::fromString).toList();
        var found = new ArrayList<>(named(Author.class, refs));
        var former = former(SlugKind.AUTHOR, refs, found);
        if (!former.isEmpty()) {
            found.addAll(Author.<Author> list("id in ?1", former.values()));
        }
        return inOrder(refs, "/authors", "author", ref -> first(found, ref, former));
    }

    /** Finds them in their order, each once. */
    public static List<Category> categories(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        var refs = texts.stream().map(Ref::fromString).toList();
        var found = new ArrayList<>(named(Category.class, refs));
        var former = former(SlugKind.CATEGORY, refs, found);
        if (!former.isEmpty()) {
            found.addAll(Category.<Category> list("id in ?1", former.values()));
        }
        return inOrder(refs, "/categories", "category", ref -> first(found, ref, former));
    }

    /**
     * Former input without the authors and categories that have been deleted since; with the present authors if none of the
     * former authors is left.
     */
    public static PostInput existing(PostInput former, PostInput present) {
        var authors = existing(former.authors(),
                ids -> Author.<Author> list("id in ?1", ids).stream().map(author -> author.id).toList());
        var categories = existing(former.categories(),
                ids -> Category.<Category> list("id in ?1", ids).stream().map(category -> category.id).toList());
        var copy = former.copy();
        copy.authors = authors.isEmpty() ? present.authors() : authors;
        copy.categories = categories;
        return copy.build();
    }

    private static List<String> existing(@Nullable List<String> ids, UnaryOperator<List<UUID>> find) {
        if (ids == null || ids.isEmpty()) {
            return List.of();
        }
        var found = find.apply(ids.stream().map(UUID::fromString).toList());
        return ids.stream().filter(id -> found.contains(UUID.fromString(id))).toList();
    }

    /** Entities whose id or current slug is one of the references. */
    private static <E extends SluggedEntity> List<E> named(Class<E> type, List<Ref> refs) {
        var where = new Where();
        var conditions = new ArrayList<String>();
        if (!ids(refs).isEmpty()) {
            conditions.add("e.id in " + where.list("id", ids(refs)));
        }
        if (!slugs(refs).isEmpty()) {
            conditions.add("e.slug in " + where.list("slug", slugs(refs)));
        }
        if (conditions.isEmpty()) {
            return List.of();
        }
        where.and(String.join(" or ", conditions));
        var query = Panache.getSession(type).createSelectionQuery("from " + type.getSimpleName() + " e" + where.hql(), type);
        where.bind(query);
        return query.getResultList();
    }

    private static List<UUID> ids(List<Ref> refs) {
        return refs.stream().map(Ref::id).filter(Objects::nonNull).toList();
    }

    private static List<String> slugs(List<Ref> refs) {
        return refs.stream().map(Ref::slug).filter(Objects::nonNull).toList();
    }

    /** Ids by former slug, for the references that nothing has now; runs a statement only if there are any. */
    private static Map<String, UUID> former(SlugKind kind, List<Ref> refs, List<? extends SluggedEntity> found) {
        return SlugClaim.ownersOf(kind, refs.stream().filter(ref -> first(found, ref, Map.of()) == null).map(Ref::foldedSlug)
                .filter(slug -> slug != null && Slug.isValid(slug)).toList());
    }

    private static <T extends SluggedEntity> @Nullable T first(List<T> found, Ref ref, Map<String, UUID> former) {
        var id = ref.id() != null ? ref.id() : former.get(String.valueOf(ref.foldedSlug()));
        return found.stream().filter(entity -> entity.id.equals(id) || entity.slug.equals(ref.slug())).findFirst().orElse(null);
    }

    private static <T> List<T> inOrder(List<Ref> refs, String pointer, String noun, Function<Ref, @Nullable T> lookup) {
        var missing = IntStream.range(0, refs.size()).filter(i -> lookup.apply(refs.get(i)) == null)
                .mapToObj(i -> InvalidInput.property(pointer + "/" + i, "Unknown",
                        "must be the id or slug of an existing %s; there is no “%s”".formatted(noun, refs.get(i))))
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(INVALID, missing);
        }
        return refs.stream().map(lookup).filter(Objects::nonNull).distinct().toList();
    }
}
