package dev.standfirst.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.standfirst.openapi.Document;
import dev.standfirst.openapi.Document.Operation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Requests for an operation: valid by the document, or with one or two faults. */
final class Requests {

    /** Kinds of faults; a number chooses the variant. */
    enum Fault {
        CONSTRAINT,
        VALUE,
        TEXT,
        UNKNOWN_PROPERTY,
        PROPERTY_TWICE,
        PROPERTY_MISSING,
        BODY,
        UNKNOWN_PARAMETER,
        PARAMETER_TWICE,
        PARAMETER,
        MEDIA_TYPE,
        HEADER,
        TOKEN
    }

    private record Flaw(Fault fault, int number) {
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Writes texts that UTF-8 cannot encode. */
    private static final JsonMapper ESCAPED = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final List<String> BODIES = List.of("", " ", "{", "[]", "null", "0", "\"\"", "{}", "{\"a\":1}}", "\ufeff{}",
            "{'a':1}", "{a:1}", "[{\"a\":".repeat(2_000), "{\"a\":" + "9".repeat(5_000) + "}", "{\"a\":1e999999999}", "NaN",
            "{\"a\":\"\\ud800\"}", "{\"a\":\"\\u0000\"}", "{\"" + "k".repeat(60_000) + "\":1}", "<xml/>", "a=b&c=d", "{}\n{}",
            "/* */{}");

    private static final List<String> MEDIA_TYPES = List.of("text/plain", "application/xml", "application/json; charset=utf-16",
            "application/json;charset=nonsense", "application/merge-patch+json", "application/json-patch+json", "a/b/c", "*/*",
            "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "x");

    private static final List<Tuple2<String, String>> HEADERS = List.of(Tuple.of("Accept", "text/csv"),
            Tuple.of("Accept", "nonsense"), Tuple.of("Accept", "*/*;q=0"), Tuple.of("Accept", ","),
            Tuple.of("Accept-Language", "*"), Tuple.of("Accept-Language", "xx-,;q=9"),
            Tuple.of("Accept-Language", "a-".repeat(2_000)),
            Tuple.of("Accept-Encoding", "gzip;q="), Tuple.of("Accept-Encoding", "br"), Tuple.of("Content-Encoding", "gzip"),
            Tuple.of("If-Match", "\""), Tuple.of("If-Match", "*"), Tuple.of("If-Match", "\"999.x\""),
            Tuple.of("If-Match", "W/\"0.x\""), Tuple.of("If-Match", "\"99999999999999999999.x\""),
            Tuple.of("If-None-Match", "*"), Tuple.of("If-None-Match", "W/\"\",,"), Tuple.of("If-Match", "\"a\",".repeat(1_500)),
            Tuple.of("Idempotency-Key", "k".repeat(256)), Tuple.of("Idempotency-Key", "a b"),
            Tuple.of("Idempotency-Key", "the same"), Tuple.of("Origin", "null"),
            Tuple.of("Origin", "https://elsewhere.example"), Tuple.of("Range", "bytes=-1"), Tuple.of("Cookie", ";;=;"),
            Tuple.of("X-HTTP-Method-Override", "DELETE"), Tuple.of("Forwarded", "for=\""), Tuple.of("X-Forwarded-For", "x"),
            Tuple.of("traceparent", "00-x"), Tuple.of("User-Agent", "u".repeat(4_000)));

    private final Document document;
    private final Things resources;
    private final Values values;
    private final String token;

    Requests(Document document, Things resources, String token) {
        this.document = document;
        this.resources = resources;
        this.values = new Values(document, resources);
        this.token = token;
    }

    Arbitrary<FuzzedRequest> of(Operation operation) {
        var parameters = document.parameters(operation);
        var generators = new ArrayList<Arbitrary<String>>();
        parameters.forEach((name, parameter) -> generators.add(parameter(name, parameter)));
        var schema = schema(operation);
        Arbitrary<JsonNode> body = schema == null ? Arbitraries.just(null) : values.of("", schema);
        return Combinators.combine(Combinators.combine(generators).as(chosen -> byName(parameters, chosen)), body, flaws())
                .as((chosen, valid, flaws) -> request(operation, chosen, valid, flaws));
    }

    private Arbitrary<String> parameter(String name, JsonNode parameter) {
        var valid = values.of(name, parameter.path("schema")).map(Document::sent);
        return switch (parameter.path("in").asText()) {
            case "path" -> Arbitraries.frequencyOf(Tuple.of(9, valid), Tuple.of(1, Arbitraries.of(Values.NASTY)));
            case "query" -> Arbitraries.frequencyOf(Tuple.of(3, valid), Tuple.of(2, Arbitraries.just(
                    Document.sent(parameter.path("example"))))).injectNull(parameter.path("required").asBoolean() ? 0.05 : 0.8);
            default -> Arbitraries.just(Document.sent(parameter.path("example"))).injectNull(0.9);
        };
    }

    private static Map<String, String> byName(Map<String, JsonNode> parameters, List<String> chosen) {
        var named = new LinkedHashMap<String, String>();
        var next = chosen.iterator();
        parameters.keySet().forEach(name -> named.put(name, next.next()));
        return named;
    }

    private static Arbitrary<List<Flaw>> flaws() {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())), Tuple.of(7, Combinators
                .combine(Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Fault.CONSTRAINT)),
                        Tuple.of(5, Arbitraries.of(Fault.class))), Arbitraries.integers().between(0, 1_000_000))
                .as(Flaw::new).list()
                .ofMinSize(1).ofMaxSize(2)));
    }

    private JsonNode schema(Operation operation) {
        var media = operation.node().at("/requestBody/content/application~1json/schema");
        return media.isMissingNode() ? null : media;
    }

    private FuzzedRequest request(Operation operation, Map<String, String> chosen, JsonNode valid, List<Flaw> flaws) {
        var path = operation.path();
        var query = new ArrayList<String>();
        var headers = new HashMap<String, String>();
        headers.put("Authorization", "Bearer " + token);
        for (var parameter : document.parameters(operation).entrySet()) {
            var value = chosen.get(parameter.getKey());
            if (value != null) {
                switch (parameter.getValue().path("in").asText()) {
                    // A segment of two dots would lead to another path.
                    case "path" ->
                        path = path.replace("{" + parameter.getKey() + "}", encoded(value.equals("..") ? "..." : value));
                    case "query" -> query.add(parameter.getKey() + "=" + encoded(value));
                    default -> headers.put(parameter.getKey(), value);
                }
            }
        }
        var body = valid == null ? null : valid.<JsonNode> deepCopy();
        String bodyText = null;
        if (body != null) {
            headers.put("Content-Type",
                    operation.method().equals("patch") ? "application/merge-patch+json" : "application/json");
        }
        for (var flaw : flaws) {
            switch (flaw.fault) {
                case CONSTRAINT, VALUE, TEXT, UNKNOWN_PROPERTY, PROPERTY_MISSING -> body = body == null ? null
                        : withFlaw(schema(operation), body, flaw);
                case PROPERTY_TWICE -> bodyText = body instanceof ObjectNode object && !object.isEmpty()
                        ? json(body).replaceFirst("\\{", "{\"" + object.fieldNames().next() + "\":null,")
                        : bodyText;
                case BODY -> bodyText = body == null && flaw.number % 2 == 0 ? null : BODIES.get(flaw.number % BODIES.size());
                case UNKNOWN_PARAMETER -> query.add(encoded(Values.NASTY.get(flaw.number % Values.NASTY.size())) + "=1");
                case PARAMETER_TWICE -> query.addAll(List.copyOf(query));
                case PARAMETER -> {
                    var names = document.parameters(operation).entrySet().stream()
                            .filter(parameter -> parameter.getValue().path("in").asText().equals("query"))
                            .map(Map.Entry::getKey)
                            .toList();
                    if (!names.isEmpty()) {
                        var name = names.get(flaw.number % names.size());
                        var wrong = values.breaking(document.parameters(operation).get(name).path("schema"));
                        var choice = flaw.number / names.size() % (wrong.size() + Values.NASTY.size());
                        query.removeIf(generators -> generators.startsWith(name + "="));
                        query.add(name + "=" + encoded(choice < wrong.size() ? wrong.get(choice).asText()
                                : Values.NASTY.get(choice - wrong.size())));
                    }
                }
                case MEDIA_TYPE -> headers.put("Content-Type", MEDIA_TYPES.get(flaw.number % MEDIA_TYPES.size()));
                case HEADER -> {
                    var header = HEADERS.get(flaw.number % HEADERS.size());
                    headers.put(header.get1(), header.get2());
                }
                case TOKEN -> {
                    headers.remove("Authorization");
                    var tokens = List.of("", "Bearer", "Bearer ", "Bearer sfp_x", "Basic eDp5", "Bearer " + "x".repeat(5_000));
                    if (flaw.number % 4 > 0) {
                        headers.put("Authorization", tokens.get(flaw.number % tokens.size()));
                    }
                }
            }
        }
        var uri = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new FuzzedRequest(operation, uri, headers, bodyText != null || body == null ? bodyText : json(body));
    }

    private JsonNode withFlaw(JsonNode schema, JsonNode body, Flaw flaw) {
        var pointers = new ArrayList<String>();
        pointers("", body, pointers);
        var pointer = pointers.get(flaw.number % pointers.size());
        var choice = flaw.number / pointers.size();
        var node = body.at(pointer);
        if (flaw.fault == Fault.UNKNOWN_PROPERTY || flaw.fault == Fault.PROPERTY_MISSING) {
            if (node instanceof ObjectNode object) {
                if (flaw.fault == Fault.UNKNOWN_PROPERTY) {
                    object.put(Values.NASTY.get(choice % Values.NASTY.size()), 1);
                } else if (!object.isEmpty()) {
                    var names = new ArrayList<String>();
                    object.fieldNames().forEachRemaining(names::add);
                    object.remove(names.get(choice % names.size()));
                }
            }
            return body;
        }
        var wrong = switch (flaw.fault) {
            case CONSTRAINT -> values.breaking(values.at(pointer, schema));
            case TEXT -> Values.NASTY.stream().<JsonNode> map(TextNode::valueOf).toList();
            default -> Values.ofEveryType();
        };
        return wrong.isEmpty() ? body : replaced(body, pointer, wrong.get(choice % wrong.size()));
    }

    private static void pointers(String pointer, JsonNode node, List<String> all) {
        all.add(pointer);
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(property -> pointers(pointer + "/" + property.getKey().replace("~", "~0").replace("/", "~1"),
                            property.getValue(), all));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                pointers(pointer + "/" + i, array.get(i), all);
            }
        }
    }

    private static JsonNode replaced(JsonNode body, String pointer, JsonNode replacement) {
        if (pointer.isEmpty()) {
            return replacement;
        }
        var end = pointer.lastIndexOf('/');
        var parent = body.at(pointer.substring(0, end));
        var name = pointer.substring(end + 1).replace("~1", "/").replace("~0", "~");
        if (parent instanceof ObjectNode object) {
            object.set(name, replacement);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), replacement);
        }
        return body;
    }

    private static String json(JsonNode body) {
        try {
            var bodyText = JSON.writeValueAsString(body);
            return UTF_8.newEncoder().canEncode(bodyText) ? bodyText : ESCAPED.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
