package dev.standfirst.post;

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
class PostIncludes {

    /** The values that bring other posts along; for a single post only. */
    static final String RECENT = "recent";
    static final String RELATED = "related";
    static final String ADJACENT = "adjacent";

    private final Map<String, PostInclude> byName;

    PostIncludes(@Any Instance<PostInclude> includes) {
        this.byName = new TreeMap<>(includes.stream().collect(toMap(PostInclude::name, Function.identity())));
    }

    /** The names asked for, of which a list knows only those that any post can show. */
    Set<String> names(@Nullable String include, boolean single) {
        if (include == null) {
            return Set.of();
        }
        var known = Stream.concat(byName.keySet().stream(), single ? Stream.of(RECENT, RELATED, ADJACENT) : Stream.empty())
                .toList();
        return Arrays.stream(include.split(",", -1)).peek(name -> {
            if (!known.contains(name)) {
                throw INVALID_PARAMETER.in("include", "UnknownInclude", "does not know “%s” here; it takes %s", name,
                        known.stream().collect(joining(", ")));
            }
        }).collect(toCollection(LinkedHashSet::new));
    }

    /** Those of the names that add something to every post. */
    List<PostInclude> forEachPost(Set<String> names) {
        return names.stream().filter(byName::containsKey).map(byName::get).toList();
    }
}
