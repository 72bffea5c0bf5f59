package dev.standfirst.post;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.tag.Tag;
import dev.standfirst.text.LanguageTags;

/**
 * Traits of a post that a list can filter by, such as {@code author:ada}, {@code language:en} or an id. A change of a post
 * concerns the lists that filter by one of its traits.
 */
public final class PostTraits {

    public static final String FEATURED = "featured";
    public static final String LANGUAGE = "language";

    private PostTraits() {
    }

    /** Traits of a post. A post in “en-GB” also has the trait of “en”, because a filter by “en” finds it. */
    static Set<String> of(Post post) {
        var traits = new HashSet<String>();
        add(traits, Post.KEY, post.id, post.slug);
        post.authors.forEach(author -> add(traits, Author.KEY, author.id, author.slug));
        for (var category : post.categories) {
            // A post in a category is also in the categories above it.
            for (var above = category; above != null; above = above.parent) {
                add(traits, Category.KEY, above.id, above.slug);
            }
        }
        post.tags.forEach(tag -> add(traits, Tag.KEY, tag.id, tag.slug));
        LanguageTags.beginnings(post.language).forEach(range -> traits.add(named(LANGUAGE, range)));
        traits.add(named(FEATURED, String.valueOf(post.featured)));
        return traits;
    }

    private static void add(Set<String> traits, String kind, UUID id, String slug) {
        traits.add(id.toString());
        traits.add(named(kind, slug));
    }

    /** Trait of something that has a name. */
    public static String named(String kind, String name) {
        return kind + ":" + name;
    }
}
