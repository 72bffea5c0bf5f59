package dev.standfirst.openapi;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

import dev.standfirst.slug.Ref;

/** Replaces references to types that are classes in Java and strings in JSON, such as {@code UUID}, by string schemas. */
final class StringSchemas {

    private final Map<String, Schema> schemas;

    StringSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void writeOut(List<DocumentedOperation> operations) {
        SchemaWalk.through(schemas, operations, schema -> {
            var target = References.schema(schema);
            if (schema.getEnumeration() != null) {
                // Generators of validators reject bounds beside the list of all values.
                schema.minLength(null).maxLength(null).setPattern(null);
            } else if (target == null) {
                anchor(schema);
            } else {
                // SmallRye repeats the type beside the reference.
                schema.setType(null);
                writeOut(schema, target);
            }
        });
        List.of("UUID", "Instant", "LocalDate", "Duration", "Ref", "JsonNode", "JsonNodeType").forEach(schemas::remove);
    }

    private static void writeOut(Schema schema, String target) {
        switch (target) {
            case "UUID" -> string(schema).setFormat("uuid");
            case "Instant" -> string(schema).setFormat("date-time");
            case "LocalDate" -> string(schema).setFormat("date");
            case "Duration" -> string(schema).setFormat("duration");
            case "Ref" -> string(schema).minLength(1).setMaxLength(Ref.MAX_LENGTH);
            default -> {
            }
        }
    }

    private static Schema string(Schema schema) {
        schema.setRef(null);
        return schema.type(List.of(SchemaType.STRING));
    }

    /** Bean Validation matches the whole text, JSON Schema any part of it. */
    private static void anchor(Schema schema) {
        var pattern = schema.getPattern();
        if (pattern != null && !isNotBlank(pattern) && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
    }

    /** The pattern that SmallRye derives from {@code @NotBlank}, which is meant to match anywhere in the text. */
    private static boolean isNotBlank(@Nullable String pattern) {
        return "\\S".equals(pattern);
    }
}
