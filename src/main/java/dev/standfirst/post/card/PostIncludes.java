package dev.standfirst.post.card;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.AnyOf;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import dev.standfirst.problem.UnknownName;

/** Parses {@code include=}. 400 for a value that no {@link PostInclude} has. */
@Singleton
public class PostIncludes {

    /** Value that adds the bodies of posts. */
    public static final String CONTENT = "content";

    /** Values that add other posts, for a single post only. */
    public static final String RECENT = "recent";
    public static final String RELATED = "related";
    public static final String ADJACENT = "adjacent";

    /** All of them. */
    public static final List<String> OTHER_POSTS = List.of(RECENT, RELATED, ADJACENT);

    /** Value that adds posts to an author or a category. */
    public static final String POSTS = "posts";

    private final Map<String, PostInclude> byName;

    PostIncludes(@Any Instance<PostInclude> includes) {
        this.byName = new TreeMap<>(includes.stream().collect(toMap(PostIncludes::name, Function.identity())));
    }

    /** Includes of a list: those of every post. */
    public Set<String> ofList(@Nullable String include) {
        return names(include, List.of());
    }

    /** Includes of a single post: those of every post, and other posts. */
    public Set<String> ofPost(@Nullable String include) {
        return names(include, OTHER_POSTS);
    }

    /** Includes of an author or a category: its posts, with those of every post. 400 for the latter without the former. */
    public Set<String> ofOwner(@Nullable String include) {
        var names = names(include, List.of(POSTS));
        if (!names.isEmpty() && !names.contains(POSTS)) {
            throw INVALID_PARAMETER.in("include", "WithoutPosts", "requires “%s” beside the includes of posts", POSTS);
        }
        return names;
    }

    private Set<String> names(@Nullable String include, List<String> further) {
        if (include == null) {
            return Set.of();
        }
        var known = Stream.concat(byName.keySet().stream(), further.stream()).toList();
        var names = new LinkedHashSet<>(Objects.requireNonNull(AnyOf.of("include", include)));
        var unknown = names.stream().filter(name -> !known.contains(name)).map(name -> InvalidInput.parameter("include",
                "UnknownInclude", UnknownName.inValue(name, known, "includes"))).toList();
        if (!unknown.isEmpty()) {
            throw new ProblemException(INVALID_PARAMETER, unknown);
        }
        return names;
    }

    private static String name(PostInclude include) {
        var name = include.getClass().getAnnotation(IncludeName.class);
        if (name == null) {
            throw new IllegalStateException(include.getClass() + " has no @IncludeName");
        }
        return name.value();
    }

    /** Includes among the names that add something to every post. */
    public List<PostInclude> forEachPost(Set<String> names) {
        return names.stream().filter(byName::containsKey).map(byName::get).toList();
    }
}
