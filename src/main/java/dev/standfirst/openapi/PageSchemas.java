package dev.standfirst.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names the schemas of list pages after their items: {@code PostPage} instead of {@code PagePostSummary}. */
final class PageSchemas {

    private static final Pattern SCANNED = Pattern.compile("Page([A-Z][A-Za-z]*?)(View|Summary)");

    private final Map<String, Schema> schemas;

    PageSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void name(List<DocumentedOperation> operations) {
        var names = new TreeMap<String, String>();
        for (var scanned : schemas.keySet()) {
            var match = SCANNED.matcher(scanned);
            if (match.matches()) {
                names.put(scanned, match.group(1) + "Page");
            }
        }
        SchemaWalk.through(schemas, operations, schema -> {
            var name = names.get(String.valueOf(References.schema(schema)));
            if (name != null) {
                schema.setRef(References.toSchema(name));
            }
        });
        names.forEach((scanned, name) -> schemas.put(name, schemas.remove(scanned).description("A list page.")));
    }
}
