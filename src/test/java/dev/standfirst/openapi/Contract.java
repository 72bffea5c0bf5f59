package dev.standfirst.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi31;

import dev.standfirst.openapi.Document.Operation;

/**
 * Compares responses with the document. It is stricter than a client should be: an undocumented property is a fault here,
 * though clients must expect new properties.
 */
public final class Contract {

    /** Address under which the validator knows the document; it is never fetched. */
    private static final String IRI = "https://standfirst.example/openapi.yaml";

    /**
     * Path with an empty segment, a dot segment, a slash at its end, or an escaped unreserved character: every operation
     * redirects from it.
     */
    private static final Pattern NOT_CANONICAL = Pattern
            .compile("//|/\\.{1,2}(?:/|$)|/$|%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])");

    /** Statuses for an address or a header that is rejected before the operation is known. */
    private static final Set<Integer> TOO_LONG_TO_READ = Set.of(414, 431);

    private static final String BASE = "/api/";
    private static final String PROBLEM = "application/problem+json";
    private static final String FIELDS = "fields";

    /** Undocumented headers that are allowed: those of HTTP and of CORS, and the one for crawlers on problems of previews. */
    private static final Set<String> HTTP_HEADERS = Set.of("accept", "allow", "connection", "content-encoding",
            "content-length",
            "content-type", "date", "last-modified", "transfer-encoding", "vary", "accept-encoding",
            "x-content-type-options", "x-robots-tag");
    private static final String CORS_HEADERS = "access-control-";

    private final Document document;
    private final JsonSchemaFactory schemas;
    private final SchemaValidatorsConfig strict = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    Contract(Document document) {
        this.document = document;
        close(document.root());
        var text = document.root().toString();
        // The parts of the document around the schemas are no keywords of a schema.
        var dialect = JsonMetaSchema.builder(OpenApi31.getInstance())
                .unknownKeywordFactory((name, node) -> new NonValidationKeyword(name)).build();
        schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012, builder -> builder
                .metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri())
                .schemaLoaders(loaders -> loaders.schemas(Map.of(IRI, text))));
    }

    /** Contract of the committed document. */
    public static Contract committed() {
        try {
            return new Contract(Document.committed());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Operation of a request; null if the document has none. */
    public Operation operation(String method, String path) {
        return document.operation(method, path);
    }

    /** Whether the document must describe responses of this path. */
    static boolean covers(String path) {
        return path.startsWith(BASE);
    }

    /** Differences between a response and the document; empty if there are none. */
    public List<String> faults(TestedResponse response) {
        var faults = new ArrayList<String>();
        if (TOO_LONG_TO_READ.contains(response.status()) && !response.hasBody()) {
            return faults;
        }
        if (response.status() == 308 && NOT_CANONICAL.matcher(response.path()).find()) {
            if (response.header("Location") == null) {
                faults.add("A redirect to the canonical path has no Location");
            }
            return faults;
        }
        var operation = operation(response.method(), response.path());
        if (operation == null) {
            checkWithoutOperation(response, faults);
            return faults;
        }
        var responses = operation.node().path("responses");
        if (!responses.has(String.valueOf(response.status()))) {
            faults.add(operation.id() + " has no status " + response.status());
            return faults;
        }
        var pointer = operation.pointer() + "/responses/" + response.status();
        var documented = responses.path(String.valueOf(response.status()));
        while (documented.has("$ref")) {
            pointer = documented.path("$ref").asText();
            documented = document.resolve(documented);
        }
        checkHeaders(documented, response, faults);
        checkBody(operation, documented, pointer, response, faults);
        return faults;
    }

    /** Differences between a request and the document, in its query and its body; the body may be null. */
    public List<String> faultsOfRequest(Operation operation, TestedResponse response, String body) {
        var faults = new ArrayList<String>();
        var parameters = document.parameters(operation);
        response.query().forEach((name, value) -> {
            var parameter = parameters.get(name);
            if (parameter == null) {
                faults.add("“" + name + "” is not a documented parameter");
            } else {
                var schema = parameter.path("schema");
                schema(operation.id() + "?" + name, schema).validate(typed(value, schema))
                        .forEach(fault -> faults.add("parameter " + name + fault.getMessage()));
            }
        });
        if (body != null && operation.node().has("requestBody")) {
            validate(schema(operation.pointer() + "/requestBody/content/application~1json/schema"), body, faults);
        }
        return faults;
    }

    /** Expects a problem as the response to a request without an operation. */
    private void checkWithoutOperation(TestedResponse response, List<String> faults) {
        if (response.status() < 400) {
            if (!response.method().equals("OPTIONS")) {
                faults.add("No operation has a response " + response.status());
            }
        } else if (!PROBLEM.equals(response.mediaType())) {
            faults.add("The problem has the media type " + response.mediaType());
        } else if (response.hasBody()) {
            validate(schema("#/components/schemas/Problem"), response.text(), faults);
        }
    }

    private void checkHeaders(JsonNode documented, TestedResponse response, List<String> faults) {
        var described = new HashSet<String>();
        documented.path("headers").properties().forEach(entry -> {
            described.add(entry.getKey().toLowerCase(Locale.ROOT));
            var header = document.resolve(entry.getValue());
            var value = response.header(entry.getKey());
            if (value == null) {
                if (header.path("required").asBoolean()) {
                    faults.add("has no header " + entry.getKey());
                }
            } else {
                schema(entry.getKey(), header.path("schema")).validate(typed(value, header.path("schema")))
                        .forEach(fault -> faults.add("header " + entry.getKey() + fault.getMessage()));
            }
        });
        response.headers().keySet().stream().filter(name -> !described.contains(name) && !HTTP_HEADERS.contains(name)
                && !name.startsWith(CORS_HEADERS)).forEach(name -> faults.add("has the undocumented header " + name));
    }

    private void checkBody(Operation operation, JsonNode documented, String pointer, TestedResponse response,
            List<String> faults) {
        if (!documented.has("content")) {
            if (response.hasBody()) {
                faults.add("has a body: " + response.text());
            }
            return;
        }
        if (!documented.path("content").has(String.valueOf(response.mediaType()))) {
            faults.add("has the undocumented media type " + response.mediaType());
            return;
        }
        if (response.method().equals("HEAD")) {
            return;
        }
        var media = pointer + "/content/" + escaped(response.mediaType());
        var fields = response.status() < 300 && response.query().containsKey(FIELDS)
                && document.parameters(operation).containsKey(FIELDS)
                        ? response.query().get(FIELDS)
                        : null;
        if (fields == null) {
            validate(schema(media + "/schema"), response.text(), faults);
        } else {
            var schema = documented.path("content").path(response.mediaType()).path("schema");
            validate(schemas.getSchema(absolute(projection(fields, schema)), strict), response.text(), faults);
        }
    }

    private void validate(JsonSchema schema, String body, List<String> faults) {
        try {
            schema.validate(json.readTree(body.getBytes(UTF_8))).forEach(fault -> faults.add(fault.getMessage()));
        } catch (IOException e) {
            faults.add("is not JSON: " + e.getMessage());
        }
    }

    private JsonSchema schema(String pointer) {
        return compiled.computeIfAbsent(pointer, location -> schemas.getSchema(SchemaLocation.of(IRI + location), strict));
    }

    private JsonSchema schema(String name, JsonNode schema) {
        return compiled.computeIfAbsent(name, key -> schemas.getSchema(absolute(schema.deepCopy()), strict));
    }

    /** Schema of a projection: the named properties and the id, of the object or of each item of a list. */
    private JsonNode projection(String fields, JsonNode schema) {
        var whole = document.resolve(schema).deepCopy();
        var names = new TreeSet<>(List.of(fields.split(",")));
        names.add("id");
        if (whole.at("/properties/items").isObject() && whole.at("/properties/page").isObject()) {
            var items = (ObjectNode) whole.at("/properties/items");
            items.set("items", retained(document.resolve(items.path("items")).deepCopy(), names));
        } else {
            retained(whole, names);
        }
        return whole;
    }

    private static JsonNode retained(JsonNode schema, Set<String> names) {
        ((ObjectNode) schema.path("properties")).retain(names);
        var required = ((ObjectNode) schema).arrayNode();
        schema.path("required").forEach(name -> {
            if (names.contains(name.asText())) {
                required.add(name);
            }
        });
        ((ObjectNode) schema).set("required", required);
        return schema;
    }

    /** Makes the references of a copied schema absolute, so that they still lead to the document. */
    private static JsonNode absolute(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith("#")) {
            object.put("$ref", IRI + object.path("$ref").asText());
        }
        node.forEach(Contract::absolute);
        return node;
    }

    /** Forbids undocumented properties in all schemas. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject() && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    private JsonNode typed(String value, JsonNode schema) {
        if (schema.path("type").asText().equals("array")) {
            var items = json.createArrayNode();
            Stream.of(value.split(",", -1)).map(String::strip).forEach(items::add);
            return items;
        }
        if (schema.path("type").asText().equals("boolean")) {
            return BooleanNode.valueOf(value.equals("1") || value.equalsIgnoreCase("true"));
        }
        if (!schema.path("type").asText().equals("string")) {
            try {
                return json.readTree(value);
            } catch (IOException e) {
                return TextNode.valueOf(value);
            }
        }
        return TextNode.valueOf(value);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
