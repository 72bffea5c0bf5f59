package dev.standfirst.docs;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** What a JSON Schema says, in words; a schema that has a name is a link to it. */
final class SchemaText {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;

    SchemaText(JsonNode document) {
        this.document = document;
    }

    static String anchor(String schema) {
        return "schema-" + schema;
    }

    /** What a reference leads to; itself where it is none. */
    JsonNode resolve(JsonNode model) {
        return model.has("$ref") ? document.at(model.path("$ref").asText().substring(1)) : model;
    }

    /** The first example of a body, a parameter or a header, wherever it has it. */
    static JsonNode example(JsonNode model) {
        if (model.has("example")) {
            return model.path("example");
        }
        var named = model.path("examples").elements();
        return named.hasNext() ? named.next().path("value") : model.path("schema").path("examples").path(0);
    }

    /** A description, and below it the type with its bounds; only the description where there is no schema. */
    void describe(Element where, String description, @Nullable JsonNode schema) {
        Prose.append(where, description);
        if (schema != null) {
            var line = where.appendElement("p").addClass("type");
            type(line, schema);
            var bounds = bounds(schema);
            if (!bounds.isEmpty()) {
                line.appendText("; " + String.join(", ", bounds));
            }
            if (schema.has("default")) {
                line.appendText("; default ").appendElement("code").text(plain(schema.path("default")));
            }
        }
    }

    /** “string or null”, “array of Post”, … */
    void type(Element where, JsonNode schema) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asText().substring(SCHEMAS.length());
            where.appendElement("a").attr("href", "#" + anchor(name)).appendElement("code").text(name);
        } else if (schema.has("anyOf")) {
            var separator = "";
            for (var choice : schema.path("anyOf")) {
                where.appendText(separator);
                type(where, choice);
                separator = " or ";
            }
        } else if (schema.has("enum")) {
            var separator = "one of ";
            for (var value : schema.path("enum")) {
                where.appendText(separator).appendElement("code").text(plain(value));
                separator = ", ";
            }
        } else if (schema.path("type").isArray()) {
            var separator = "";
            for (var type : schema.path("type")) {
                where.appendText(separator);
                named(where, type.asText(), schema);
                separator = " or ";
            }
        } else {
            named(where, schema.path("type").asText("anything"), schema);
        }
    }

    private void named(Element where, String type, JsonNode schema) {
        where.appendText(type);
        if (type.equals("array")) {
            where.appendText(" of ");
            type(where, schema.path("items"));
        } else if (type.equals("object") && schema.path("additionalProperties").isObject()) {
            where.appendText(" of ");
            type(where, schema.path("additionalProperties"));
        } else if (schema.has("format") && !type.equals("null")) {
            where.appendText(" (" + schema.path("format").asText() + ")");
        }
    }

    private static List<String> bounds(JsonNode schema) {
        var bounds = new ArrayList<String>();
        range(bounds, schema, "minimum", "maximum", "");
        range(bounds, schema, "minLength", "maxLength", " characters");
        range(bounds, schema, "minItems", "maxItems", " items");
        if (schema.path("uniqueItems").asBoolean()) {
            bounds.add("each once");
        }
        if (schema.path("pattern").asText().equals("\\S")) {
            bounds.add("not blank");
        }
        return bounds;
    }

    private static void range(List<String> bounds, JsonNode schema, String min, String max, String unit) {
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
