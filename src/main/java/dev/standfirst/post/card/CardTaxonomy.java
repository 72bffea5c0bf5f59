package dev.standfirst.post.card;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.category.CategoryRef;

/**
 * The authors, categories and tags of a post as a statement reads them beside its other columns: an array for each list, in
 * its order, and null where it is empty. Each thing is one string, of which only the last part may hold spaces.
 */
record CardTaxonomy(String @Nullable [] authors, String @Nullable [] categories, String @Nullable [] tags) {

    static final CardTaxonomy EMPTY = new CardTaxonomy(null, null, null);

    /** An HQL expression for those of the post {@code p}. */
    static final String HQL = "new " + CardTaxonomy.class.getName() + "("
            + list("PostAuthorLink", "Author", "coalesce(x.avatarUrl, '') || ' ' || ") + ", "
            + list("PostCategoryLink", "Category", "") + ", " + list("PostTagLink", "Tag", "") + ")";

    private static String list(String entity, String thing, String avatarUrl) {
        return "(select array_agg(cast(x.id as String) || ' ' || x.slug || ' ' || " + avatarUrl
                + "x.name) within group (order by l.position) from " + entity + " l join " + thing
                + " x on x.id = l.under where l.postId = p.id)";
    }

    void addTo(PostCard card) {
        for (var author : orNone(authors)) {
            var parts = author.split(" ", 4);
            card.authors
                    .add(new BylineAuthor(UUID.fromString(parts[0]), parts[1], parts[3], parts[2].isEmpty() ? null : parts[2]));
        }
        for (var category : orNone(categories)) {
            var parts = category.split(" ", 3);
            card.categories.add(new CategoryRef(UUID.fromString(parts[0]), parts[1], parts[2]));
        }
        for (var tag : orNone(tags)) {
            var parts = tag.split(" ", 3);
            card.tags.add(parts[2]);
            card.tagIds.add(UUID.fromString(parts[0]));
        }
    }

    private static String[] orNone(String @Nullable [] list) {
        return list == null ? new String[0] : list;
    }
}
