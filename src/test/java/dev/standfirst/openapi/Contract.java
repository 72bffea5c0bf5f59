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

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * What the document promises about answers, held against those that are given. It is stricter than a client should be: a
 * property that is not described is a fault, though clients must expect new ones.
 */
public final class Contract {

    /** Where the validator finds the document; nothing is ever fetched. */
    private static final String IRI = "https://standfirst.example/openapi.yaml";

    /** An address or a header that HTTP itself refuses, before anybody knows which operation was meant. */
    private static final Set<Integer> TOO_LONG_TO_READ = Set.of(414, 431);

    private static final String BASE = "/api/";
    private static final String PROBLEM = "application/problem+json";
    private static final String FIELDS = "fields";

    /** Of HTTP itself and of CORS, the same for every service, and what a preview's refusals say to crawlers. */
    private static final Set<String> OF_HTTP = Set.of("accept", "allow", "connection", "content-encoding", "content-length",
            "content-type", "date", "transfer-encoding", "vary", "x-robots-tag");
    private static final String OF_CORS = "access-control-";

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
        // The document around the schemas is not made of keywords.
        var dialect = JsonMetaSchema.builder(OpenApi31.getInstance())
                .unknownKeywordFactory((name, node) -> new NonValidationKeyword(name)).build();
        schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012, builder -> builder
                .metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri())
                .schemaLoaders(loaders -> loaders.schemas(Map.of(IRI, text))));
    }

    /** Of the committed document. */
    public static Contract committed() {
        try {
            return new Contract(Document.committed());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The operation that a request names; null where the document knows none. */
    public Operation operation(String method, String path) {
        return document.operation(method, path);
    }

    /** Whether the answer is one that the document should know of. */
    static boolean covers(String path) {
        return path.startsWith(BASE);
    }

    /** What is not as the document has it; nothing, of an answer that obeys. */
    public List<String> faults(Answer answer) {
        var faults = new ArrayList<String>();
        if (TOO_LONG_TO_READ.contains(answer.status()) && !answer.hasBody()) {
            return faults;
        }
        var operation = operation(answer.method(), answer.path());
        if (operation == null) {
            ofNoOperation(answer, faults);
            return faults;
        }
        var responses = operation.node().path("responses");
        if (!responses.has(String.valueOf(answer.status()))) {
            faults.add(operation.id() + " has no status " + answer.status());
            return faults;
        }
        var pointer = operation.pointer() + "/responses/" + answer.status();
        var response = responses.path(String.valueOf(answer.status()));
        while (response.has("$ref")) {
            pointer = response.path("$ref").asText();
            response = document.resolve(response);
        }
        headers(response, answer, faults);
        body(operation, response, pointer, answer, faults);
        return faults;
    }

    /** What of a request is not as the document has it: of its query and of its body, which is null where there is none. */
    public List<String> faultsOfRequest(Operation operation, Answer answered, String body) {
        var faults = new ArrayList<String>();
        var parameters = document.parameters(operation);
        answered.query().forEach((name, value) -> {
            var parameter = parameters.get(name);
            if (parameter == null) {
                faults.add("“" + name + "” is no parameter");
            } else {
                var schema = parameter.path("schema");
                schema(operation.id() + "?" + name, schema).validate(typed(value, schema))
                        .forEach(fault -> faults.add("parameter " + name + fault.getMessage()));
            }
        });
        if (body != null && operation.node().has("requestBody")) {
            against(schema(operation.pointer() + "/requestBody/content/application~1json/schema"), body, faults);
        }
        return faults;
    }

    /** Whatever is asked of the API and has no operation is refused, in the form in which all is refused. */
    private void ofNoOperation(Answer answer, List<String> faults) {
        if (answer.status() < 400) {
            if (!answer.method().equals("OPTIONS")) {
                faults.add("There is no operation that answers " + answer.status());
            }
        } else if (!PROBLEM.equals(answer.mediaType())) {
            faults.add("Refused as " + answer.mediaType());
        } else if (answer.hasBody()) {
            against(schema("#/components/schemas/Problem"), answer.text(), faults);
        }
    }

    private void headers(JsonNode response, Answer answer, List<String> faults) {
        var described = new HashSet<String>();
        response.path("headers").properties().forEach(entry -> {
            described.add(entry.getKey().toLowerCase(Locale.ROOT));
            var header = document.resolve(entry.getValue());
            var value = answer.header(entry.getKey());
            if (value == null) {
                if (header.path("required").asBoolean()) {
                    faults.add("lacks the header " + entry.getKey());
                }
            } else {
                schema(entry.getKey(), header.path("schema")).validate(typed(value, header.path("schema")))
                        .forEach(fault -> faults.add("header " + entry.getKey() + fault.getMessage()));
            }
        });
        answer.headers().keySet().stream().filter(name -> !described.contains(name) && !OF_HTTP.contains(name)
                && !name.startsWith(OF_CORS)).forEach(name -> faults.add("has the header " + name));
    }

    private void body(Operation operation, JsonNode response, String pointer, Answer answer, List<String> faults) {
        if (!response.has("content")) {
            if (answer.hasBody()) {
                faults.add("has a body: " + answer.text());
            }
            return;
        }
        if (!response.path("content").has(String.valueOf(answer.mediaType()))) {
            faults.add("is " + answer.mediaType());
            return;
        }
        if (answer.method().equals("HEAD")) {
            return;
        }
        var media = pointer + "/content/" + escaped(answer.mediaType());
        var fields = answer.status() < 300 && answer.query().containsKey(FIELDS)
                && document.parameters(operation).containsKey(FIELDS)
                        ? answer.query().get(FIELDS)
                        : null;
        if (fields == null) {
            against(schema(media + "/schema"), answer.text(), faults);
        } else {
            var schema = response.path("content").path(answer.mediaType()).path("schema");
            against(schemas.getSchema(absolute(onlyWith(fields, schema)), strict), answer.text(), faults);
        }
    }

    private void against(JsonSchema schema, String body, List<String> faults) {
        try {
            schema.validate(json.readTree(body.getBytes(UTF_8))).forEach(fault -> faults.add(fault.getMessage()));
        } catch (IOException e) {
            faults.add("is no JSON: " + e.getMessage());
        }
    }

    private JsonSchema schema(String pointer) {
        return compiled.computeIfAbsent(pointer, place -> schemas.getSchema(SchemaLocation.of(IRI + place), strict));
    }

    private JsonSchema schema(String name, JsonNode schema) {
        return compiled.computeIfAbsent(name, first -> schemas.getSchema(absolute(schema.deepCopy()), strict));
    }

    /** The schema of what {@code fields} leaves: these properties and the id, of the object or of each in the list. */
    private JsonNode onlyWith(String fields, JsonNode schema) {
        var whole = document.resolve(schema).deepCopy();
        var kept = new TreeSet<>(List.of(fields.split(",")));
        kept.add("id");
        if (whole.at("/properties/items").isObject() && whole.at("/properties/page").isObject()) {
            var items = (ObjectNode) whole.at("/properties/items");
            items.set("items", retained(document.resolve(items.path("items")).deepCopy(), kept));
        } else {
            retained(whole, kept);
        }
        return whole;
    }

    private static JsonNode retained(JsonNode schema, Set<String> kept) {
        ((ObjectNode) schema.path("properties")).retain(kept);
        var required = ((ObjectNode) schema).arrayNode();
        schema.path("required").forEach(name -> {
            if (kept.contains(name.asText())) {
                required.add(name);
            }
        });
        ((ObjectNode) schema).set("required", required);
        return schema;
    }

    /** References that lead to the document from wherever the copy lies. */
    private static JsonNode absolute(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith("#")) {
            object.put("$ref", IRI + object.path("$ref").asText());
        }
        node.forEach(Contract::absolute);
        return node;
    }

    /** A property that nobody has described is a fault. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject() && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    private JsonNode typed(String value, JsonNode schema) {
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
