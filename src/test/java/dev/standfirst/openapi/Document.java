package dev.standfirst.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** The committed API document. */
public record Document(JsonNode root) {

    static final Path FILE = Path.of("openapi/openapi.yaml");

    /** An operation, with its path and method. */
    public record Operation(String path, String method, JsonNode node) {

        public String id() {
            return node.path("operationId").asText(method + " " + path);
        }

        boolean isRead() {
            return method.equals("get");
        }

        /** JSON Pointer of the operation, as a fragment. */
        String pointer() {
            return "#/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
        }
    }

    public static Document committed() throws IOException {
        return new Document(parse(Files.readString(FILE)));
    }

    static JsonNode parse(String yaml) throws IOException {
        return new YAMLMapper().readTree(yaml);
    }

    /** Form of a parameter's value in a request: the items of a list are separated by commas. */
    public static String sent(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).collect(joining(","))
                : value.asText();
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(method -> operations.add(new Operation(path.getKey(), method.getKey(), method.getValue()))));
        return operations;
    }

    /**
     * Operation of a request, whose path may be percent-encoded; a {@code HEAD} has the operation of a {@code GET}. A literal
     * segment goes before a variable. Null if there is no operation.
     */
    Operation operation(String method, String path) {
        var name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        var segments = Arrays.stream(path.split("/")).map(Document::decoded).toArray(String[]::new);
        return operations().stream().filter(operation -> operation.method().equals(name) && fits(operation.path(), segments))
                .min(comparing(operation -> operation.path().split("\\{", -1).length)).orElse(null);
    }

    /** Decodes a segment; returns it unchanged if it cannot be decoded. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }

    private static boolean fits(String template, String[] segments) {
        var expected = template.split("/");
        return expected.length == segments.length && IntStream.range(0, segments.length)
                .allMatch(i -> expected[i].startsWith("{") && !segments[i].isEmpty() || expected[i].equals(segments[i]));
    }

    /** Parameters of an operation by name. */
    public Map<String, JsonNode> parameters(Operation operation) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        operation.node().path("parameters").forEach(reference -> {
            var parameter = resolve(reference);
            parameters.put(parameter.path("name").asText(), parameter);
        });
        return parameters;
    }

    Map<String, JsonNode> components(String kind) {
        var components = new LinkedHashMap<String, JsonNode>();
        root.path("components").path(kind).properties().forEach(c -> components.put(c.getKey(), c.getValue()));
        return components;
    }

    /** Target of a reference, or the node itself if it is none. */
    public JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Visits a schema and all schemas within it, with a name for reports; references are not followed. */
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
