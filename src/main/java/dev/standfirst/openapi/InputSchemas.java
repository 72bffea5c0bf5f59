package dev.standfirst.openapi;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of request bodies. They accept no further property and require fewer properties than responses have; the body of a
 * {@code PATCH} has the same properties, none of them required. A response that contains an input contains all its properties.
 */
final class InputSchemas {

    private static final String INPUT = "Input";
    private static final String PATCH = "Patch";
    private static final String SOURCE = "Source";

    /** Part of a problem, which is a response in spite of its name. */
    private static final String NO_INPUT = "InvalidInput";

    private final Map<String, Schema> schemas;

    InputSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static boolean isInput(String name) {
        return name.endsWith(INPUT) && !name.equals(NO_INPUT);
    }

    /** The name of the response schema from which an input schema has been copied. */
    static String responseOf(String name) {
        return isInput(name) ? name.substring(0, name.length() - INPUT.length()) : name;
    }

    /** The name of the input that a schema of responses shows; null for any other name. */
    static @Nullable String inputOf(String name) {
        return name.endsWith(SOURCE) ? name.substring(0, name.length() - SOURCE.length()) + INPUT : null;
    }

    /**
     * Gives inputs that responses contain a schema of their own, because responses may gain properties and inputs reject them.
     */
    void copyShownInputs() {
        Map.copyOf(schemas).forEach((name, schema) -> {
            if (!isInput(name)) {
                copyShownInputs(schema);
            }
        });
    }

    private void copyShownInputs(Schema response) {
        SchemaWalk.through(response, nested -> {
            var target = References.schema(nested);
            if (target != null && isInput(target)) {
                var source = responseOf(target) + SOURCE;
                nested.setRef(References.toSchema(source));
                if (!schemas.containsKey(source)) {
                    schemas.put(source, copy(named(target)));
                    copyShownInputs(named(source));
                }
            }
        });
    }

    /**
     * Gives records that both inputs and responses contain a schema for inputs, because only in responses all properties are
     * required.
     */
    void copyNestedRecords() {
        Map.copyOf(schemas).forEach((name, schema) -> {
            if (isInput(name)) {
                copyNestedRecords(schema);
            }
        });
    }

    private void copyNestedRecords(Schema input) {
        SchemaWalk.through(input, nested -> {
            var target = References.schema(nested);
            if (target != null && !isInput(target) && !target.endsWith(PATCH) && named(target).getProperties() != null) {
                nested.setRef(References.toSchema(target + INPUT));
                schemas.computeIfAbsent(target + INPUT, name -> copy(named(target)));
            }
        });
    }

    /** Derives the body of a {@code PATCH} that returns a {@code Post} from {@code PostInput}. */
    void derivePatches(List<DocumentedOperation> operations) {
        schemas.forEach((name, schema) -> {
            if (isInput(name)) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            }
        });
        for (var operation : operations) {
            if (operation.method() == HttpMethod.PATCH) {
                var reference = References.toSchema(patchOf(operation.responseSchema() + INPUT));
                operation.model().getRequestBody().getContent().getMediaTypes().values()
                        .forEach(type -> type.setSchema(OASFactory.createSchema().ref(reference)));
            }
        }
        var used = new HashSet<String>();
        SchemaWalk.through(schemas, operations, schema -> used.add(String.valueOf(References.schema(schema))));
        schemas.keySet().removeIf(name -> isInput(name) && !used.contains(name));
    }

    /** Returns the name of the patch of an input, and creates its schema if it does not exist yet. */
    private String patchOf(String input) {
        var name = responseOf(input) + PATCH;
        if (!schemas.containsKey(name)) {
            var patch = copy(named(input));
            schemas.put(name, patch);
            patch.setRequired(null);
            patch.setDescription("The properties to change. Absent properties stay as they are; null clears a property.");
            var properties = new LinkedHashMap<String, Schema>();
            patch.getProperties().forEach((property, schema) -> properties.put(property, patched(schema)));
            patch.setProperties(properties);
        }
        return name;
    }

    /** Nested objects are merged and so become patches too; an array is replaced as a whole, so its items stay inputs. */
    private Schema patched(Schema property) {
        UnaryOperator<Schema> toPatch = schema -> {
            var target = References.schema(schema);
            return target == null || !isInput(target) ? schema : copy(schema).ref(References.toSchema(patchOf(target)));
        };
        if (property.getAnyOf() != null) {
            return copy(property).anyOf(property.getAnyOf().stream().map(toPatch).toList());
        }
        return toPatch.apply(property);
    }

    private Schema named(String name) {
        return requireNonNull(schemas.get(name), name);
    }

    /** A copy that shares no properties and items with the original, so that both can be changed. */
    static Schema copy(Schema schema) {
        var copy = OASFactory.createSchema();
        copy.setAll(schema.getAll());
        if (schema.getProperties() != null) {
            var properties = new LinkedHashMap<String, Schema>();
            schema.getProperties().forEach((name, property) -> properties.put(name, copy(property)));
            copy.setProperties(properties);
        }
        if (schema.getItems() != null) {
            copy.setItems(copy(schema.getItems()));
        }
        return copy;
    }
}
