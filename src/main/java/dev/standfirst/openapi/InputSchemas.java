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
 * What clients send. It knows no property beyond those that are described, need not name all that an answer has, and what a
 * {@code PATCH} takes is the same with nothing required. An answer that shows what was sent shows it whole.
 */
final class InputSchemas {

    private static final String INPUT = "Input";
    private static final String PATCH = "Patch";
    private static final String SOURCE = "Source";

    /** An answer about inputs, in spite of its name. */
    private static final String FAULT = "InvalidInput";

    private final Map<String, Schema> schemas;

    InputSchemas(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static boolean isInput(String name) {
        return name.endsWith(INPUT) && !name.equals(FAULT);
    }

    /** The answer that an input has been separated from. */
    static String answerOf(String name) {
        return isInput(name) ? name.substring(0, name.length() - INPUT.length()) : name;
    }

    /** The input that an answer shows; null for any other name. */
    static @Nullable String inputOf(String name) {
        return name.endsWith(SOURCE) ? name.substring(0, name.length() - SOURCE.length()) + INPUT : null;
    }

    /** What an answer shows of what was sent may grow like the rest of the answer, and so gets a schema of its own. */
    void show() {
        Map.copyOf(schemas).forEach((name, schema) -> {
            if (!isInput(name)) {
                show(schema);
            }
        });
    }

    private void show(Schema answer) {
        SchemaWalk.through(answer, nested -> {
            var target = SchemaWalk.target(nested);
            if (target != null && isInput(target)) {
                var source = answerOf(target) + SOURCE;
                nested.setRef(SchemaWalk.COMPONENTS + source);
                if (!schemas.containsKey(source)) {
                    schemas.put(source, copy(named(target)));
                    show(named(source));
                }
            }
        });
    }

    /** Some records go in and come out. What comes out is always whole, so what goes in gets a schema of its own. */
    void separate() {
        Map.copyOf(schemas).forEach((name, schema) -> {
            if (isInput(name)) {
                separate(schema);
            }
        });
    }

    private void separate(Schema input) {
        SchemaWalk.through(input, nested -> {
            var target = SchemaWalk.target(nested);
            if (target != null && !isInput(target) && !target.endsWith(PATCH) && named(target).getProperties() != null) {
                nested.setRef(SchemaWalk.COMPONENTS + target + INPUT);
                schemas.computeIfAbsent(target + INPUT, name -> copy(named(target)));
            }
        });
    }

    /** A {@code PATCH} that answers a {@code Post} takes what {@code PostInput} holds. */
    void derive(List<DocumentedOperation> operations) {
        schemas.forEach((name, schema) -> {
            if (isInput(name)) {
                schema.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            }
        });
        for (var operation : operations) {
            if (operation.method() == HttpMethod.PATCH) {
                var reference = SchemaWalk.COMPONENTS + patchOf(operation.answer() + INPUT);
                operation.model().getRequestBody().getContent().getMediaTypes().values()
                        .forEach(type -> type.setSchema(OASFactory.createSchema().ref(reference)));
            }
        }
        var used = new HashSet<String>();
        SchemaWalk.through(schemas, operations, schema -> used.add(String.valueOf(SchemaWalk.target(schema))));
        schemas.keySet().removeIf(name -> isInput(name) && !used.contains(name));
    }

    /** The name of the patch, which is made once. */
    private String patchOf(String input) {
        var name = answerOf(input) + PATCH;
        if (!schemas.containsKey(name)) {
            var patch = copy(named(input));
            schemas.put(name, patch);
            patch.setRequired(null);
            patch.setDescription("What to change; what is absent stays as it is, and null clears.");
            var properties = new LinkedHashMap<String, Schema>();
            patch.getProperties().forEach((property, schema) -> properties.put(property, patched(schema)));
            patch.setProperties(properties);
        }
        return name;
    }

    /** Objects merge, so they need not be whole either; an array is replaced, and so are all objects in it. */
    private Schema patched(Schema property) {
        UnaryOperator<Schema> toPatch = schema -> {
            var target = SchemaWalk.target(schema);
            return target == null || !isInput(target) ? schema : copy(schema).ref(SchemaWalk.COMPONENTS + patchOf(target));
        };
        if (property.getAnyOf() != null) {
            return copy(property).anyOf(property.getAnyOf().stream().map(toPatch).toList());
        }
        return toPatch.apply(property);
    }

    private Schema named(String name) {
        return requireNonNull(schemas.get(name), name);
    }

    /** One that shares no part that is going to be changed. */
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
