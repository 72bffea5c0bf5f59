package dev.standfirst.docs;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** Describes a JSON Schema in words: “array of Post, up to 100 items”. A named schema becomes a link to its description. */
final class SchemaText {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;

    SchemaText(JsonNode document) {
        this.document = document;
    }

    static String anchor(String schema) {
        return "schema-" + schema;
    }

    /** The target of a {@code $ref}; the node itself if it is not a reference. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** The first example of a body, parameter or header: its own, a named one, or the first one of its schema. */
    static JsonNode example(JsonNode node) {
        if (node.has("example")) {
            return node.path("example");
        }
        var named = node.path("examples").elements();
        return named.hasNext() ? named.next().path("value") : node.path("schema").path("examples").path(0);
    }

    /** Appends a description, and below it the type with bounds and default; only the description if there is no schema. */
    void describe(Element parent, String description, @Nullable JsonNode schema) {
        Prose.append(parent, description);
        if (schema != null) {
            var line = parent.appendElement("p").addClass("type");
            type(line, schema);
            var bounds = bounds(schema);
            if (!bounds.isEmpty()) {
                line.appendText("; " + String.join(", ", bounds));
            }
            if (schema.has("default")) {
                line.appendText("; default ");
                Html.code(line, plain(schema.path("default")));
            }
        }
    }

    /** Appends the type: “string or null”, “array of Post”, “one of draft, published”. */
    void type(Element parent, JsonNode schema) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asText().substring(SCHEMAS.length());
            Html.codeLink(parent, "#" + anchor(name), name);
        } else if (schema.has("anyOf")) {
            Html.join(parent, " or ", schema.path("anyOf"), choice -> type(parent, choice));
        } else if (schema.has("enum")) {
            parent.appendText("one of ");
            Html.join(parent, ", ", schema.path("enum"), value -> Html.code(parent, plain(value)));
        } else if (schema.path("type").isArray()) {
            Html.join(parent, " or ", schema.path("type"), type -> basicType(parent, type.asText(), schema));
        } else {
            basicType(parent, schema.path("type").asText("anything"), schema);
        }
    }

    private void basicType(Element parent, String type, JsonNode schema) {
        parent.appendText(type);
        if (type.equals("array")) {
            parent.appendText(" of ");
            type(parent, schema.path("items"));
        } else if (type.equals("object") && schema.path("additionalProperties").isObject()) {
            parent.appendText(" of ");
            type(parent, schema.path("additionalProperties"));
        } else if (schema.has("format") && !type.equals("null")) {
            parent.appendText(" (" + schema.path("format").asText() + ")");
        }
    }

    private static List<String> bounds(JsonNode schema) {
        var bounds = new ArrayList<String>();
        addRange(bounds, schema, "minimum", "maximum", "");
        addRange(bounds, schema, "minLength", "maxLength", " characters");
        addRange(bounds, schema, "minItems", "maxItems", " items");
        if (schema.path("uniqueItems").asBoolean()) {
            bounds.add("each once");
        }
        if (schema.path("pattern").asText().equals("\\S")) {
            bounds.add("not blank");
        }
        return bounds;
    }

    private static void addRange(List<String> bounds, JsonNode schema, String min, String max, String unit) {
        if (schema.has(min) && schema.has(max)) {
            bounds.add(plain(schema.path(min)) + " to " + plain(schema.path(max)) + unit);
        } else if (schema.has(max)) {
            bounds.add("up to " + plain(schema.path(max)) + unit);
        } else if (schema.has(min)) {
            bounds.add("at least " + plain(schema.path(min)) + unit);
        }
    }

    private static String plain(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
