package dev.standfirst.post;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.slug.Ref;
import dev.standfirst.tag.Tag;

/** What posts have and lists ask for, in the same words, so that it can be told which lists a change of a post concerns. */
final class PostTraits {

    private static final String FEATURED = "featured";
    private static final String LANGUAGE = "language";

    private PostTraits() {
    }

    /** All that a list can find the post by. */
    static Set<String> of(Post post) {
        var traits = new HashSet<String>();
        add(traits, Post.KEY, post.id, post.slug);
        post.authors.forEach(author -> add(traits, Author.KEY, author.id, author.slug));
        for (var category : post.categories) {
            // What is filed in a category is filed in all above it.
            for (var above = category; above != null; above = above.parent) {
                add(traits, Category.KEY, above.id, above.slug);
            }
        }
        post.tags.forEach(tag -> add(traits, Tag.KEY, tag.id, tag.slug));
        traits.add(named(LANGUAGE, post.language));
        traits.add(named(FEATURED, String.valueOf(post.featured)));
        return traits;
    }

    /** What a filter asks for, one set for each of its parameters. What only excludes posts is left out. */
    static List<Set<String>> asked(PostFilter filter) {
        var asked = new ArrayList<Set<String>>();
        addRefs(asked, Author.KEY, AnyOf.of("author", filter.author()));
        addRefs(asked, Category.KEY, AnyOf.of("category", filter.category()));
        addRefs(asked, Tag.KEY, AnyOf.of("tag", filter.tag()));
        addRefs(asked, Post.KEY, AnyOf.of("ids", filter.ids()));
        var languages = AnyOf.of(LANGUAGE, filter.language());
        if (languages != null) {
            asked.add(new HashSet<>(languages.stream().map(tag -> named(LANGUAGE, tag)).toList()));
        }
        if (filter.featured() != null) {
            asked.add(Set.of(named(FEATURED, filter.featured().toString())));
        }
        return asked;
    }

    /** What the references ask for. */
    static Set<String> asked(String kind, Collection<Ref> refs) {
        return new HashSet<>(refs.stream().map(ref -> ref.id() != null ? ref.id().toString() : named(kind, ref.toString()))
                .toList());
    }

    private static void addRefs(List<Set<String>> asked, String kind, @Nullable List<String> names) {
        if (names != null) {
            asked.add(asked(kind, names.stream().map(Ref::fromString).toList()));
        }
    }

    private static void add(Set<String> traits, String kind, UUID id, String slug) {
        traits.add(id.toString());
        traits.add(named(kind, slug));
    }

    private static String named(String kind, String name) {
        return kind + ":" + name;
    }
}
