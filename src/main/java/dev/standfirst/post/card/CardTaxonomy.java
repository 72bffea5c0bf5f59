package dev.standfirst.post.card;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.standfirst.category.CategoryRef;
import dev.standfirst.post.Taxonomy;
import dev.standfirst.tag.TagRef;

/**
 * Authors, categories and tags of a post, as a statement reads them beside the other columns: one array for each list, in its
 * order, null for an empty one. An element is one string whose parts are separated by spaces; only the last part may contain
 * some.
 */
record CardTaxonomy(String @Nullable [] authors, String @Nullable [] categories, String @Nullable [] tags) {

    static final CardTaxonomy EMPTY = new CardTaxonomy(null, null, null);

    /** HQL expression that reads the taxonomy of the post {@code p}. */
    static final String HQL = "new " + CardTaxonomy.class.getName() + "("
            + array(Taxonomy.AUTHOR, "Author", "coalesce(x.avatarUrl, '') || ' ' || x.name") + ", "
            + array(Taxonomy.CATEGORY, "Category", "x.name") + ", " + array(Taxonomy.TAG, "Tag", "x.name") + ")";

    private static String array(Taxonomy taxonomy, String entity, String lastParts) {
        return """
                (select array_agg(cast(x.id as String) || ' ' || x.slug || ' ' || %s) within group (order by l.position)
                   from %s l
                   join %s x on x.id = l.%s
                  where l.postId = p.id)""".formatted(lastParts, taxonomy.link, entity, taxonomy.id);
    }

    List<BylineAuthor> byline() {
        return map(authors, 4, parts -> new BylineAuthor(id(parts), parts[1], parts[3], parts[2].isEmpty() ? null : parts[2]));
    }

    List<CategoryRef> categoryRefs() {
        return map(categories, 3, parts -> new CategoryRef(id(parts), parts[1], parts[2]));
    }

    List<TagRef> tagRefs() {
        return map(tags, 3, parts -> new TagRef(parts[1], parts[2]));
    }

    List<UUID> tagIds() {
        return map(tags, 3, CardTaxonomy::id);
    }

    private static UUID id(String[] parts) {
        return UUID.fromString(parts[0]);
    }

    private static <T> List<T> map(String @Nullable [] elements, int parts, Function<String[], T> element) {
        return (elements == null ? Stream.<String> empty() : Arrays.stream(elements)).map(text -> text.split(" ", parts))
                .map(element).toList();
    }
}
