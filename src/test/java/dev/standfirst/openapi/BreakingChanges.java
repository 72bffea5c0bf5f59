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
 * What a client that was made for one document would trip over in another. openapi-diff finds it; it misses types,
 * nulls and what lies below them in documents of OpenAPI 3.1, so that both are put into the form of 3.0 first. What
 * it takes for harmless, and is none here, is added: a property that requests no longer know is refused, and null is
 * a value.
 */
final class BreakingChanges {

    /** Clients have to take more than there was: only what they send is bounded for their sake. */
    private static final Set<String> BOUNDS = Set.of("ChangedMaxLength", "ChangedMinLength", "ChangedMaxItems",
            "ChangedMinItems", "ChangedNumericRange", "ChangedPattern");

    /** Says of an enumeration that answers can have values that nobody knew. */
    private static final String OPEN = "More may come.";

    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty(BackwardIncompatibleProp.OPERATION_ID_CHANGED.getPropertyName(), "true").build();

    private final Set<String> found = new LinkedHashSet<>();

    /** Some hold themselves. */
    private final Set<ChangedSchema> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private BreakingChanges() {
    }

    /** One line for each; a generated client has the names of schemas as well. */
    static Set<String> between(JsonNode released, JsonNode present) {
        var changes = new BreakingChanges();
        var names = "/components/schemas";
        released.at(names).fieldNames().forEachRemaining(name -> {
            if (!present.at(names).has(name)) {
                changes.found.add("schema " + name + " is gone");
            }
        });
        var diff = OpenApiCompare.fromContents(readable(released), readable(present), null, OPTIONS);
        diff.getMissingEndpoints().forEach(gone -> changes.found.add(gone.getOperation().getOperationId() + " is gone"));
        diff.getChangedOperations()
                .forEach(operation -> changes.walk(operation.getOldOperation().getOperationId(), operation));
        return changes.found;
    }

    private void walk(String place, Changed change) {
        if (change instanceof ChangedSchema schema) {
            walkSchema(place, schema);
        } else if (change instanceof ChangedParameters parameters) {
            gone(place, parameters.getMissing().stream().map(Parameter::getName).toList());
            parameters.getIncreased().stream().filter(added -> Boolean.TRUE.equals(added.getRequired()))
                    .forEach(added -> found.add(place + " " + added.getName() + " is required"));
            parameters.getChanged().forEach(parameter -> walk(place + " " + parameter.getName(), parameter));
        } else if (change instanceof ChangedRequestBody body) {
            walkOthers(place + " request", body);
        } else if (change instanceof ChangedApiResponse answers) {
            gone(place, answers.getMissing().keySet());
            walkAll(place, answers.getChanged());
        } else if (change instanceof ChangedContent content) {
            gone(place, content.getMissing().keySet());
            content.getChanged().values().forEach(type -> walk(place, type));
        } else if (change instanceof ChangedHeaders headers) {
            gone(place, headers.getMissing().keySet());
            walkAll(place, headers.getChanged());
        } else if (change instanceof ComposedChanged composed) {
            walkOthers(place, composed);
        } else {
            note(place, change, change.isIncompatible());
        }
    }

    private void walkSchema(String path, ChangedSchema schema) {
        if (!seen.add(schema)) {
            return;
        }
        // One that is referred to from many places has changed once.
        var place = schema.getOldSchema().getTitle() == null ? path : schema.getOldSchema().getTitle();
        gone(place, schema.getMissingProperties().keySet());
        if (schema.isChangedType() || schema.isChangeFormat() || schema.isDiscriminatorPropertyChanged()) {
            found.add(place + " has another type");
        }
        var isRequest = schema.getContext().isRequest();
        var nullable = schema.getNullable();
        if (nullable != null && nullable.isDifferent() && isRequest == Boolean.TRUE.equals(nullable.getLeft())) {
            found.add(place + (isRequest ? " takes no null" : " can be null"));
        }
        for (var change : schema.getChangedElements()) {
            var kind = change == null ? "" : change.getClass().getSimpleName();
            var isExpected = BOUNDS.contains(kind)
                    || change instanceof ChangedEnum
                            && String.valueOf(schema.getOldSchema().getDescription()).endsWith(OPEN);
            if (change == null || change instanceof ChangedSchema || !isRequest && isExpected) {
                continue;
            }
            if (change instanceof ChangedRequired required) {
                var names = isRequest ? required.getIncreased() : required.getMissing();
                names.stream().filter(name -> !schema.getMissingProperties().containsKey(name))
                        .forEach(name -> found.add(place + " " + name + (isRequest ? " is required" : " can be absent")));
            } else {
                walk(place, change);
            }
        }
        walkAll(place, schema.getChangedProperties());
        if (schema.getItems() != null) {
            walk(place + " []", schema.getItems());
        }
        if (schema.getAddProp() != null) {
            walk(place + " *", schema.getAddProp());
        }
    }

    private void walkOthers(String place, ComposedChanged change) {
        note(place, change, change.isCoreChanged().isIncompatible());
        change.getChangedElements().stream().filter(part -> part != null).forEach(part -> walk(place, part));
    }

    private void walkAll(String place, Map<String, ? extends Changed> changes) {
        changes.forEach((name, change) -> walk(place + " " + name, change));
    }

    private void gone(String place, Iterable<String> names) {
        names.forEach(name -> found.add(place + " " + name + " is gone"));
    }

    private void note(String place, Changed change, boolean isIncompatible) {
        if (isIncompatible) {
            found.add(place + " has another " + words(change));
        }
    }

    /** ChangedMaxLength: “max length”. */
    private static String words(Changed change) {
        var name = change.getClass().getSimpleName().replaceFirst("^Changed", "");
        return List.of(name.split("(?=[A-Z])")).stream().map(String::toLowerCase).collect(joining(" "));
    }

    private static String readable(JsonNode document) {
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
