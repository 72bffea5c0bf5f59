package dev.standfirst.openapi;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Puts the keywords of each schema into one order. The service reads its document anew when it starts and then has them in the
 * order of their hashes; the stored document goes through this, too, so that the two are the same.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class KeywordOrder implements OASFilter {

    private static final List<String> ORDER = List.of("$ref", "description", "type", "format", "anyOf", "items", "uniqueItems",
            "enum", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "default", "required",
            "properties", "additionalProperties", "examples");

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getBooleanSchema() != null) {
            return schema;
        }
        var ordered = new LinkedHashMap<String, Object>();
        schema.getAll().entrySet().stream()
                .sorted(comparing((Map.Entry<String, ?> keyword) -> rank(keyword.getKey()))
                        .thenComparing(Map.Entry::getKey, naturalOrder()))
                .forEach(keyword -> ordered.put(keyword.getKey(), keyword.getValue()));
        schema.setAll(ordered);
        return schema;
    }

    private static int rank(String keyword) {
        var place = ORDER.indexOf(keyword);
        return place < 0 ? ORDER.size() : place;
    }
}
