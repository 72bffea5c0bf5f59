package dev.standfirst.post.card;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.category.CategoryRef;
import dev.standfirst.post.Post;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.tag.TagRef;

/**
 * Authors, categories and tags of a post, each in its order.
 *
 * @param tagIds ids of the tags, which a card does not show
 */
public record CardTaxonomy(List<BylineAuthor> authors, List<CategoryRef> categories, List<TagRef> tags, List<UUID> tagIds) {

    static final CardTaxonomy EMPTY = new CardTaxonomy(List.of(), List.of(), List.of(), List.of());

    /** HQL expression that reads the taxonomy of the post {@code p}. */
    static final String HQL = "new " + CardTaxonomy.class.getName() + "("
            + array(Taxonomy.AUTHOR, "Author", "coalesce(x.avatarUrl, '') || ' ' || x.name") + ", "
            + array(Taxonomy.CATEGORY, "Category", "x.name") + ", " + array(Taxonomy.TAG, "Tag", "x.name") + ")";

    /**
     * Taxonomy as a statement reads it beside the other columns: one array for each list, null for an empty one. An element is
     * one string whose parts are separated by spaces; only the last part may contain some.
     */
    CardTaxonomy(String @Nullable [] authors, String @Nullable [] categories, String @Nullable [] tags) {
        this(map(authors, 4, parts -> new BylineAuthor(id(parts), parts[1], parts[3], parts[2].isEmpty() ? null : parts[2])),
                map(categories, 3, parts -> new CategoryRef(id(parts), parts[1], parts[2])),
                map(tags, 3, parts -> new TagRef(parts[1], parts[2])), map(tags, 3, CardTaxonomy::id));
    }

    /** Taxonomy of a post that is loaded as an entity. */
    public static CardTaxonomy of(Post post) {
        return new CardTaxonomy(post.authors.stream().map(BylineAuthor::of).toList(),
                post.categories.stream().map(CategoryRef::of).toList(), post.tags.stream().map(TagRef::of).toList(),
                post.tags.stream().map(tag -> tag.id).toList());
    }

    private static String array(Taxonomy taxonomy, String entity, String lastParts) {
        return """
                (select array_agg(cast(x.id as String) || ' ' || x.slug || ' ' || %s) within group (order by l.position)
                   from %s l
                   join %s x on x.id = l.%s
                  where l.postId = p.id)""".formatted(lastParts, taxonomy.link, entity, taxonomy.id);
    }

    private static UUID id(String[] parts) {
        return UUID.fromString(parts[0]);
    }

    private static <T> List<T> map(String @Nullable [] elements, int parts, Function<String[], T> element) {
        return (elements == null ? Stream.<String> empty() : Arrays.stream(elements)).map(text -> text.split(" ", parts))
                .map(element).toList();
    }
}
