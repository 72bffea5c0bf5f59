package dev.standfirst.openapi;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedRequestBody;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;
import org.openapitools.openapidiff.core.model.schema.ChangedEnum;
import org.openapitools.openapidiff.core.model.schema.ChangedRequired;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.swagger.v3.oas.models.parameters.Parameter;

/**
 * Changes between two documents that break a client generated from the first. openapi-diff finds them, but misses types, nulls
 * and everything below them in documents of OpenAPI 3.1, so both documents are converted to 3.0 first. Two changes are added
 * that openapi-diff considers harmless: a removed property, because requests with unknown properties are rejected, and a
 * change that involves null, because null is a value.
 */
final class BreakingChanges {

    /** Changed bounds, which break clients only in requests: clients must accept larger responses. */
    private static final Set<String> BOUNDS = Set.of("ChangedMaxLength", "ChangedMinLength", "ChangedMaxItems",
            "ChangedMinItems", "ChangedNumericRange", "ChangedPattern");

    /** Ends the description of an enum to which new values may be added in responses. */
    private static final String OPEN_ENUM = "Later versions may add values.";

    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty(BackwardIncompatibleProp.OPERATION_ID_CHANGED.getPropertyName(), "true").build();

    private final Set<String> found = new LinkedHashSet<>();

    /** Schemas that have been visited, because some contain themselves. */
    private final Set<ChangedSchema> visited = Collections.newSetFromMap(new IdentityHashMap<>());

    private BreakingChanges() {
    }

    /** Breaking changes, one line each; renamed schemas are among them, because generated clients use their names. */
    static Set<String> between(JsonNode released, JsonNode present) {
        var changes = new BreakingChanges();
        var names = "/components/schemas";
        released.at(names).fieldNames().forEachRemaining(name -> {
            if (!present.at(names).has(name)) {
                changes.found.add("schema " + name + " is removed");
            }
        });
        var diff = OpenApiCompare.fromContents(prepared(released), prepared(present), null, OPTIONS);
        diff.getMissingEndpoints()
                .forEach(removed -> changes.found.add(removed.getOperation().getOperationId() + " is removed"));
        diff.getChangedOperations()
                .forEach(operation -> changes.walk(operation.getOldOperation().getOperationId(), operation));
        return changes.found;
    }

    private void walk(String location, Changed change) {
        if (change instanceof ChangedSchema schema) {
            walkSchema(location, schema);
        } else if (change instanceof ChangedParameters parameters) {
            noteRemoved(location, parameters.getMissing().stream().map(Parameter::getName).toList());
            parameters.getIncreased().stream().filter(added -> Boolean.TRUE.equals(added.getRequired()))
                    .forEach(added -> found.add(location + " " + added.getName() + " is required"));
            parameters.getChanged().forEach(parameter -> walk(location + " " + parameter.getName(), parameter));
        } else if (change instanceof ChangedRequestBody body) {
            walkParts(location + " request", body);
        } else if (change instanceof ChangedApiResponse responses) {
            noteRemoved(location, responses.getMissing().keySet());
            walkAll(location, responses.getChanged());
        } else if (change instanceof ChangedContent content) {
            noteRemoved(location, content.getMissing().keySet());
            content.getChanged().values().forEach(type -> walk(location, type));
        } else if (change instanceof ChangedHeaders headers) {
            noteRemoved(location, headers.getMissing().keySet());
            walkAll(location, headers.getChanged());
        } else if (change instanceof ComposedChanged composed) {
            walkParts(location, composed);
        } else {
            note(location, change, change.isIncompatible());
        }
    }

    private void walkSchema(String path, ChangedSchema schema) {
        if (!visited.add(schema)) {
            return;
        }
        // A change of a shared schema is reported once, under the name of the schema.
        var location = schema.getOldSchema().getTitle() == null ? path : schema.getOldSchema().getTitle();
        noteRemoved(location, schema.getMissingProperties().keySet());
        if (schema.isChangedType() || schema.isChangeFormat() || schema.isDiscriminatorPropertyChanged()) {
            found.add(location + " has another type");
        }
        var isRequest = schema.getContext().isRequest();
        var nullable = schema.getNullable();
        if (nullable != null && nullable.isDifferent() && isRequest == Boolean.TRUE.equals(nullable.getLeft())) {
            found.add(location + (isRequest ? " accepts no null" : " can be null"));
        }
        for (var change : schema.getChangedElements()) {
            var changeName = change == null ? "" : change.getClass().getSimpleName();
            var isExpected = BOUNDS.contains(changeName)
                    || change instanceof ChangedEnum
                            && String.valueOf(schema.getOldSchema().getDescription()).endsWith(OPEN_ENUM);
            if (change == null || change instanceof ChangedSchema || !isRequest && isExpected) {
                continue;
            }
            if (change instanceof ChangedRequired required) {
                var names = isRequest ? required.getIncreased() : required.getMissing();
                names.stream().filter(name -> !schema.getMissingProperties().containsKey(name))
                        .forEach(name -> found.add(location + " " + name + (isRequest ? " is required" : " can be absent")));
            } else {
                walk(location, change);
            }
        }
        walkAll(location, schema.getChangedProperties());
        if (schema.getItems() != null) {
            walk(location + " []", schema.getItems());
        }
        if (schema.getAddProp() != null) {
            walk(location + " *", schema.getAddProp());
        }
    }

    private void walkParts(String location, ComposedChanged change) {
        note(location, change, change.isCoreChanged().isIncompatible());
        change.getChangedElements().stream().filter(part -> part != null).forEach(part -> walk(location, part));
    }

    private void walkAll(String location, Map<String, ? extends Changed> changes) {
        changes.forEach((name, change) -> walk(location + " " + name, change));
    }

    private void noteRemoved(String location, Iterable<String> names) {
        names.forEach(name -> found.add(location + " " + name + " is removed"));
    }

    private void note(String location, Changed change, boolean isIncompatible) {
        if (isIncompatible) {
            found.add(location + " has another " + inWords(change));
        }
    }

    /** ChangedMaxLength: “max length”. */
    private static String inWords(Changed change) {
        var name = change.getClass().getSimpleName().replaceFirst("^Changed", "");
        return List.of(name.split("(?=[A-Z])")).stream().map(String::toLowerCase).collect(joining(" "));
    }

    private static String prepared(JsonNode document) {
        var copy = document.deepCopy();
        copy.at("/components/schemas").properties()
                .forEach(schema -> ((ObjectNode) schema.getValue()).put("title", schema.getKey()));
        return inOpenApi30(copy).toString();
    }

    private static JsonNode inOpenApi30(JsonNode node) {
        node.forEach(BreakingChanges::inOpenApi30);
        if (node instanceof ObjectNode object) {
            if (object.has("openapi")) {
                object.put("openapi", "3.0.3");
            }
            object.remove(List.of("example", "examples"));
            if (object.path("type").isArray()) {
                var types = object.remove("type");
                types.forEach(type -> {
                    if (type.asText().equals("null")) {
                        object.put("nullable", true);
                    } else {
                        object.put("type", type.asText());
                    }
                });
            }
            if (object.path("anyOf").path(1).path("type").asText().equals("null")) {
                object.put("nullable", true).putArray("allOf").add(object.remove("anyOf").get(0));
            }
            if (object.has("const")) {
                object.putArray("enum").add(object.remove("const"));
            }
        }
        return node;
    }
}
