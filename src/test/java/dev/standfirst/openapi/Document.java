package dev.standfirst.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The committed document, to look things up in. */
record Document(JsonNode root) {

    static final Path FILE = Path.of("openapi/openapi.yaml");

    /** An operation and where it stands. */
    record Operation(String path, String method, JsonNode node) {

        String id() {
            return node.path("operationId").asText(method + " " + path);
        }

        boolean isRead() {
            return method.equals("get");
        }
    }

    static Document committed() throws IOException {
        return new Document(parse(Files.readString(FILE)));
    }

    static JsonNode parse(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()))));
        return operations;
    }

    Map<String, JsonNode> components(String kind) {
        var components = new LinkedHashMap<String, JsonNode>();
        root.path("components").path(kind).properties().forEach(c -> components.put(c.getKey(), c.getValue()));
        return components;
    }

    /** The node itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Every schema inside of one, with a name to report it by; references are not followed. */
    static void eachSchema(String name, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        if (schema.isMissingNode()) {
            return;
        }
        visitor.accept(name, schema);
        schema.path("properties").properties().forEach(p -> eachSchema(name + "." + p.getKey(), p.getValue(), visitor));
        eachSchema(name + "[]", schema.path("items"), visitor);
        schema.path("anyOf").forEach(choice -> eachSchema(name, choice, visitor));
        if (schema.path("additionalProperties").isObject()) {
            eachSchema(name + ".*", schema.path("additionalProperties"), visitor);
        }
    }
}
