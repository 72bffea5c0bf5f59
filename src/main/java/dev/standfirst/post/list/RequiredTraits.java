package dev.standfirst.post.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.standfirst.author.Author;
import dev.standfirst.category.Category;
import dev.standfirst.listing.AnyOf;
import dev.standfirst.post.Post;
import dev.standfirst.post.PostTraits;
import dev.standfirst.slug.Ref;
import dev.standfirst.tag.Tag;

/** The {@link PostTraits} that a list requires of its posts. */
final class RequiredTraits {

    private RequiredTraits() {
    }

    /** Traits that a filter requires, one set of alternatives for each of its parameters; {@code exclude} adds none. */
    static List<Set<String>> of(PostFilter filter) {
        var required = new ArrayList<Set<String>>();
        addRefs(required, Author.KEY, AnyOf.of("author", filter.author()));
        addRefs(required, Category.KEY, AnyOf.of("category", filter.category()));
        addRefs(required, Tag.KEY, AnyOf.of("tag", filter.tag()));
        addRefs(required, Post.KEY, AnyOf.of("ids", filter.ids()));
        var languages = AnyOf.of(PostTraits.LANGUAGE, filter.language());
        if (languages != null) {
            required.add(new HashSet<>(languages.stream().map(tag -> PostTraits.named(PostTraits.LANGUAGE, tag)).toList()));
        }
        if (filter.featured() != null) {
            required.add(Set.of(PostTraits.named(PostTraits.FEATURED, filter.featured().toString())));
        }
        return required;
    }

    /** Traits of the things of a kind that the references name. */
    static Set<String> of(String kind, Collection<Ref> refs) {
        return new HashSet<>(
                refs.stream().map(ref -> ref.id() != null ? ref.id().toString() : PostTraits.named(kind, ref.toString()))
                        .toList());
    }

    private static void addRefs(List<Set<String>> required, String kind, @Nullable List<String> names) {
        if (names != null) {
            required.add(of(kind, names.stream().map(Ref::fromString).toList()));
        }
    }
}
