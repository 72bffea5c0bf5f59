package dev.standfirst.json;

import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.UNKNOWN_PROPERTY;
import static dev.standfirst.problem.ProblemType.WRONG_TYPE;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.JsonPointers;
import dev.standfirst.problem.JsonProblems;
import dev.standfirst.problem.UnknownName;

/**
 * Reduces the JSON of a client to the properties of an input record, and reports everything that does not fit at once. Jackson
 * alone would stop at the first error.
 *
 * <p>
 * A client may send back what it has read: properties of the view that the input does not have are read-only and are removed,
 * and where the input has the id of another resource, the view's object is accepted, too.
 */
@Singleton
public class InputTrees {

    private record Property(JavaType type, boolean isIncluded) {
    }

    private final ObjectMapper json;
    private final ObjectReader lenient;
    private final Map<Class<?>, Map<String, Property>> properties = new ConcurrentHashMap<>();

    InputTrees(ObjectMapper json) {
        this.json = json;
        // In an input, null stands for the default value of a primitive.
        this.lenient = json.reader().without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    /**
     * Returns the part of the JSON that is the input.
     *
     * @param view record of the resource as clients read it; null if an input has no read-only properties
     * @param present supplies the view of the present resource; null for a new one, whose read-only properties are ignored
     */
    ObjectNode reduce(JsonNode sent, Class<?> input, @Nullable Class<?> view, @Nullable Supplier<JsonNode> present) {
        if (!(sent instanceof ObjectNode object)) {
            throw WRONG_TYPE.at("", "WrongType", "must be an object");
        }
        var walk = new Walk(present);
        var reduced = walk.object(object, input, view == null ? null : json.constructType(view), "");
        walk.errors.throwIfAny();
        return reduced;
    }

    /** Converts JSON that has been reduced. */
    <T> T convert(JsonNode reduced, Class<T> type) {
        try {
            return lenient.treeToValue(reduced, type);
        } catch (JacksonException e) {
            throw JsonProblems.of(e);
        }
    }

    /** Reads an input that was sent whole, without validating it. */
    public <T> T read(JsonNode sent, Class<T> input, @Nullable Class<?> view) {
        return convert(reduce(sent, input, view, null), input);
    }

    private Map<String, Property> properties(Class<?> type) {
        return properties.computeIfAbsent(type, record -> {
            var byName = new LinkedHashMap<String, Property>();
            Arrays.stream(record.getRecordComponents()).forEach(component -> byName.put(component.getName(), new Property(
                    json.constructType(component.getGenericType()), component.isAnnotationPresent(Included.class))));
            return byName;
        });
    }

    /** Returns whether two values mean the same: a client may write a number or a time in another form than it has read. */
    static boolean isSame(JsonNode sent, JsonNode present) {
        if (sent.isNull() || present.isNull() || present.isMissingNode()) {
            return sent.isNull() && (present.isNull() || present.isMissingNode());
        }
        if (sent.isNumber() && present.isNumber()) {
            return sent.equals(present) || sent.doubleValue() == present.doubleValue();
        }
        if (sent.isTextual() && present.isTextual()) {
            var time = Rfc3339.parse(sent.textValue());
            return sent.equals(present) || time != null && time.equals(Rfc3339.parse(present.textValue()));
        }
        if (sent.isArray() && present.isArray() && sent.size() == present.size()) {
            for (int i = 0; i < sent.size(); i++) {
                if (!isSame(sent.get(i), present.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (sent.isObject() && present.isObject()) {
            var names = new TreeSet<String>();
            sent.fieldNames().forEachRemaining(names::add);
            present.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .allMatch(name -> isSame(sent.has(name) ? sent.get(name) : NullNode.getInstance(), present.path(name)));
        }
        return sent.equals(present);
    }

    /** One pass over the JSON of a client. */
    private final class Walk {

        private final @Nullable Supplier<JsonNode> present;
        private final InputErrors errors = new InputErrors();

        Walk(@Nullable Supplier<JsonNode> present) {
            this.present = present;
        }

        ObjectNode object(ObjectNode sent, Class<?> input, @Nullable JavaType view, String pointer) {
            var known = properties(input);
            Map<String, Property> shown = view != null && view.getRawClass().isRecord() ? properties(view.getRawClass())
                    : Map.of();
            var reduced = sent.objectNode();
            sent.properties().forEach(entry -> {
                var name = entry.getKey();
                var at = pointer + "/" + JsonPointers.escape(name);
                var property = known.get(name);
                var counterpart = shown.get(name);
                if (property != null) {
                    reduced.set(name,
                            value(entry.getValue(), property.type, counterpart == null ? null : counterpart.type, at));
                } else if (counterpart == null) {
                    unknown(name, known, at);
                } else if (!counterpart.isIncluded) {
                    mustBeUnchanged(entry.getValue(), at);
                }
            });
            return reduced;
        }

        private JsonNode value(JsonNode sent, JavaType type, @Nullable JavaType view, String pointer) {
            if (sent.isNull() || JsonNode.class.isAssignableFrom(type.getRawClass())) {
                return sent;
            }
            if (type.getRawClass().isRecord() && sent instanceof ObjectNode object) {
                return object(object, type.getRawClass(), view, pointer);
            }
            if (type.isCollectionLikeType() && sent instanceof ArrayNode array) {
                return array(array, type.getContentType(), view == null ? null : view.getContentType(), pointer);
            }
            if (type.isMapLikeType() && sent instanceof ObjectNode object) {
                return map(object, type.getContentType(), pointer);
            }
            if (type.hasRawClass(String.class) && sent instanceof ObjectNode object && view != null
                    && view.getRawClass().isRecord()) {
                return reference(object, view.getRawClass(), pointer);
            }
            return leaf(sent, type, pointer);
        }

        private JsonNode array(ArrayNode sent, JavaType items, @Nullable JavaType view, String pointer) {
            var reduced = sent.arrayNode(sent.size());
            for (int i = 0; i < sent.size(); i++) {
                reduced.add(value(sent.get(i), items, view, pointer + "/" + i));
            }
            return reduced;
        }

        private JsonNode map(ObjectNode sent, JavaType values, String pointer) {
            var reduced = sent.objectNode();
            sent.properties().forEach(entry -> {
                var at = pointer + "/" + JsonPointers.escape(entry.getKey());
                if (!StrictJson.isText(entry.getKey())) {
                    errors.add(INVALID, InvalidInput.property(at, "Text", JsonProblems.NO_TEXT));
                }
                reduced.set(entry.getKey(), value(entry.getValue(), values, null, at));
            });
            return reduced;
        }

        /**
         * Replaces the object of another resource by its id, or by its slug. A resource without an id, which is a tag, is known
         * by its name.
         */
        private JsonNode reference(ObjectNode sent, Class<?> view, String pointer) {
            var known = properties(view);
            sent.fieldNames().forEachRemaining(name -> {
                if (!known.containsKey(name)) {
                    unknown(name, known, pointer + "/" + JsonPointers.escape(name));
                }
            });
            for (var name : known.containsKey("id") ? List.of("id", "slug") : List.of("name", "slug")) {
                if (sent.hasNonNull(name)) {
                    return leaf(sent.get(name), json.constructType(String.class), pointer + "/" + name);
                }
            }
            errors.add(WRONG_TYPE, InvalidInput.property(pointer, "WrongType",
                    "must be a string, or an object with “%s” or “slug”".formatted(known.containsKey("id") ? "id" : "name")));
            return sent;
        }

        private JsonNode leaf(JsonNode sent, JavaType type, String pointer) {
            try {
                json.treeToValue(sent, type);
            } catch (JacksonException e) {
                errors.addAll(pointer, JsonProblems.of(e));
            }
            return sent;
        }

        private void unknown(String name, Map<String, Property> known, String pointer) {
            errors.add(UNKNOWN_PROPERTY, InvalidInput.property(pointer, "UnknownProperty",
                    UnknownName.detail(name, new TreeSet<>(known.keySet()), "properties")));
        }

        private void mustBeUnchanged(JsonNode sent, String pointer) {
            if (present == null || isSame(sent, present.get().at(pointer))) {
                return;
            }
            errors.add(INVALID, InvalidInput.property(pointer, "ReadOnly",
                    "is read-only; it must be absent or have its present value"));
        }
    }
}
