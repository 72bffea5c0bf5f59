package dev.standfirst.post.card;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Reads {@code include=}: a 400 names what nobody claims. */
@Singleton
public class PostIncludes {

    /** The values that bring other posts along; for a single post only. */
    public static final String RECENT = "recent";
    public static final String RELATED = "related";
    public static final String ADJACENT = "adjacent";

    /** The value that brings the posts of an author or a category along. */
    public static final String POSTS = "posts";

    private final Map<String, PostInclude> byName;

    PostIncludes(@Any Instance<PostInclude> includes) {
        this.byName = new TreeMap<>(includes.stream().collect(toMap(PostInclude::name, Function.identity())));
    }

    /** The names that a list is asked for: those that any post can show. */
    public Set<String> ofList(@Nullable String include) {
        return names(include);
    }

    /** The names that a single post is asked for. */
    public Set<String> ofPost(@Nullable String include) {
        return names(include, RECENT, RELATED, ADJACENT);
    }

    /** The names that an author or a category is asked for, which has nothing of its own to add to its posts. */
    public Set<String> ofOwner(@Nullable String include) {
        var names = names(include, POSTS);
        if (!names.isEmpty() && !names.contains(POSTS)) {
            throw INVALID_PARAMETER.in("include", "WithoutPosts", "asks what posts show, and takes “%s” beside that", POSTS);
        }
        return names;
    }

    private Set<String> names(@Nullable String include, String... further) {
        if (include == null) {
            return Set.of();
        }
        var known = Stream.concat(byName.keySet().stream(), Arrays.stream(further)).toList();
        return Arrays.stream(include.split(",", -1)).peek(name -> {
            if (!known.contains(name)) {
                throw INVALID_PARAMETER.in("include", "UnknownInclude", "does not know “%s” here; it takes %s", name,
                        known.stream().collect(joining(", ")));
            }
        }).collect(toCollection(LinkedHashSet::new));
    }

    /** Those of the names that add something to every post. */
    public List<PostInclude> forEachPost(Set<String> names) {
        return names.stream().filter(byName::containsKey).map(byName::get).toList();
    }
}
