package dev.standfirst.fuzz;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** Ids and slugs of the resources created so far, which later requests use, even if they were changed, renamed or deleted. */
final class Things {

    /** Names kept of each kind, few enough that several requests use each; the oldest are dropped. */
    private static final int MAX_NAMES = 40;

    private static final Map<String, String> KIND_OF_OPERATION = Map.of("createPost", "post", "createAuthor", "author",
            "createCategory",
            "category", "createToken", "id", "listTags", "tag", "listPosts", "post");

    private static final Map<String, String> KIND_OF_REFERENCE = Map.ofEntries(Map.entry("post", "post"),
            Map.entry("posts", "post"),
            Map.entry("ids", "post"), Map.entry("exclude", "post"), Map.entry("author", "author"),
            Map.entry("authors", "author"), Map.entry("category", "category"), Map.entry("categories", "category"),
            Map.entry("parent", "category"), Map.entry("tag", "tag"), Map.entry("id", "id"));

    private final Map<String, List<String>> namesOfKind = Stream.of("post", "author", "category", "tag", "id")
            .collect(toMap(kind -> kind, kind -> new ArrayList<>(List.of("unknown"))));

    /** Whether a parameter or property with this name refers to a resource. */
    boolean isReference(String name) {
        return KIND_OF_REFERENCE.containsKey(name);
    }

    /** A name of a resource to which a parameter or property with this name can refer. */
    String name(String reference, int number) {
        var known = namesOfKind.get(KIND_OF_REFERENCE.get(reference));
        return known.get(number % known.size());
    }

    void remember(String operation, JsonNode response) {
        var kind = KIND_OF_OPERATION.get(operation);
        if (kind != null) {
            (response.has("items") ? response.path("items") : List.of(response)).forEach(resource -> {
                keep(kind, resource.path("slug"));
                keep(kind, resource.path("id"));
            });
        }
    }

    private void keep(String kind, JsonNode name) {
        var known = namesOfKind.get(kind);
        if (name.isTextual() && !known.contains(name.asText())) {
            known.add(name.asText());
            if (known.size() > MAX_NAMES) {
                known.remove(1);
            }
        }
    }
}
