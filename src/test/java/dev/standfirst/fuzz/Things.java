package dev.standfirst.fuzz;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/** What has been made so far, by its ids and slugs, so that later requests meet it: alive, changed, deleted or renamed. */
final class Things {

    /** The oldest go first. So each is met by several requests. */
    private static final int MOST = 40;

    private static final Map<String, String> MADE_BY = Map.of("createPost", "post", "createAuthor", "author", "createCategory",
            "category", "createToken", "id", "listTags", "tag", "listPosts", "post");

    private static final Map<String, String> MEANT_BY = Map.ofEntries(Map.entry("post", "post"), Map.entry("posts", "post"),
            Map.entry("ids", "post"), Map.entry("exclude", "post"), Map.entry("author", "author"),
            Map.entry("authors", "author"), Map.entry("category", "category"), Map.entry("categories", "category"),
            Map.entry("parent", "category"), Map.entry("tag", "tag"), Map.entry("id", "id"));

    private final Map<String, List<String>> names = Stream.of("post", "author", "category", "tag", "id")
            .collect(toMap(kind -> kind, kind -> new ArrayList<>(List.of("unknown"))));

    /** Whether the name of a parameter or a property stands for something that has been made. */
    boolean means(String name) {
        return MEANT_BY.containsKey(name);
    }

    /** One of those that the name can mean. */
    String name(String of, int number) {
        var all = names.get(MEANT_BY.get(of));
        return all.get(number % all.size());
    }

    void note(String operation, JsonNode answer) {
        var kind = MADE_BY.get(operation);
        if (kind != null) {
            (answer.has("items") ? answer.path("items") : List.of(answer)).forEach(thing -> {
                keep(kind, thing.path("slug"));
                keep(kind, thing.path("id"));
            });
        }
    }

    private void keep(String kind, JsonNode name) {
        var all = names.get(kind);
        if (name.isTextual() && !all.contains(name.asText())) {
            all.add(name.asText());
            if (all.size() > MOST) {
                all.remove(1);
            }
        }
    }
}
