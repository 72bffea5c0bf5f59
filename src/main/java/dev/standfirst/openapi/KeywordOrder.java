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
 * Sorts the keywords of each schema. At its start, the service parses the document and has the keywords in the order of their
 * hashes; the stored document passes this filter, too, so that both are equal.
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
        var index = ORDER.indexOf(keyword);
        return index < 0 ? ORDER.size() : index;
    }
}
