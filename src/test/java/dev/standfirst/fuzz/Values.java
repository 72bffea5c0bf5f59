package dev.standfirst.fuzz;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.standfirst.openapi.Document;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Values that a schema of the document accepts, and values that break it. */
final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Largest list, and largest text without a format; larger values would only take longer. */
    private static final int MAX_ITEMS = 4;
    private static final int MAX_CHARACTERS = 60;

    private final Document document;
    private final Things resources;

    Values(Document document, Things resources) {
        this.document = document;
        this.resources = resources;
    }

    /** @param name name of the property or parameter, which may refer to an existing resource */
    Arbitrary<JsonNode> of(String name, JsonNode reference) {
        var schema = document.resolve(reference);
        if (schema.has("anyOf")) {
            return Arbitraries.oneOf(StreamSupport.stream(schema.path("anyOf").spliterator(), false)
                    .map(choice -> of(name, choice)).toList());
        }
        if (schema.has("enum")) {
            return Arbitraries.of(StreamSupport.stream(schema.path("enum").spliterator(), false).toList());
        }
        if (schema.path("type").isArray()) {
            return Arbitraries.oneOf(StreamSupport.stream(schema.path("type").spliterator(), false)
                    .map(type -> ofType(type.asText(), name, schema)).toList());
        }
        return ofType(schema.path("type").asText(), name, schema);
    }

    private Arbitrary<JsonNode> ofType(String type, String name, JsonNode schema) {
        return switch (type) {
            case "null" -> Arbitraries.just(NullNode.getInstance());
            case "boolean" -> Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE);
            case "integer" -> Arbitraries.longs().between(schema.path("minimum").asLong(-1_000), schema.path("maximum")
                    .asLong(1_000)).map(LongNode::valueOf);
            case "array" -> of(name, schema.path("items")).list().ofMinSize(schema.path("minItems").asInt(0))
                    .ofMaxSize(Math.min(MAX_ITEMS, schema.path("maxItems").asInt(MAX_ITEMS)))
                    .map(items -> NODES.arrayNode().addAll(items));
            case "object" -> object(schema);
            default -> text(name, schema).map(TextNode::valueOf);
        };
    }

    private Arbitrary<JsonNode> object(JsonNode schema) {
        if (!schema.has("properties")) {
            // The keys of every such object are networks.
            return Combinators.combine(Arbitraries.of("facebook", "email", "x", "copy"),
                    of("", schema.path("additionalProperties"))).as((key, value) -> NODES.objectNode().set(key, value));
        }
        var required = new ArrayList<String>();
        schema.path("required").forEach(property -> required.add(property.asText()));
        var names = new ArrayList<String>();
        var values = new ArrayList<Arbitrary<JsonNode>>();
        schema.path("properties").properties().forEach(property -> {
            names.add(property.getKey());
            var value = of(property.getKey(), property.getValue());
            values.add(required.contains(property.getKey()) ? value : value.injectNull(0.6));
        });
        return Combinators.combine(values).as(chosen -> {
            ObjectNode object = NODES.objectNode();
            for (int i = 0; i < names.size(); i++) {
                if (chosen.get(i) != null) {
                    object.set(names.get(i), chosen.get(i));
                }
            }
            return object;
        });
    }

    /** A text that fits the format and pattern of its schema, if this method knows them, or any text otherwise. */
    private Arbitrary<String> text(String name, JsonNode schema) {
        if (resources.isReference(name)) {
            return Arbitraries.integers().between(0, 1_000).map(number -> resources.name(name, number));
        }
        var pattern = schema.path("pattern").asText();
        var word = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(12);
        return switch (schema.path("format")
                .asText(pattern.contains("https?") ? "url"
                        : pattern.contains("A-Za-z]{2,3}") ? "language"
                                : pattern.contains("[a-z0-9]+(-") ? "slug" : pattern.contains("[!-~]") ? "key" : "")) {
            case "date-time" -> Arbitraries.of("2020-02-29T23:59:59Z", "2026-03-01T09:30:00+14:00", "1000-01-01T00:00:00Z",
                    "9999-12-31T23:59:59Z", "2999-01-01T00:00:00.123456789Z");
            case "date" -> Arbitraries.of("2020-02-29", "2026-03-01", "9999-12-31");
            case "duration" -> Arbitraries.of("PT1H", "P1D", "PT0S", "P400D", "PT1M30S");
            case "uuid" -> Arbitraries.just("0193b0a0-0000-7000-8000-000000000000");
            case "url" -> word.map(path -> "https://" + path + ".example/" + path);
            case "language" -> Arbitraries.of("en", "pl", "zh-Hant-TW", "qaa-fuzz", "de-DE-1996");
            case "slug" -> Combinators.combine(word, Arbitraries.integers().between(0, 9_999)).as((a, b) -> a + "-" + b);
            case "key" -> Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(30);
            default -> Arbitraries.frequencyOf(Tuple.of(3, word), Tuple.of(2, examples(schema, word)),
                    Tuple.of(2, Arbitraries.strings().all().ofMinLength(1).ofMaxLength(MAX_CHARACTERS)),
                    Tuple.of(1, Arbitraries.of(NASTY)));
        };
    }

    private static Arbitrary<String> examples(JsonNode schema, Arbitrary<String> fallback) {
        var texts = new ArrayList<String>();
        schema.path("examples").forEach(example -> texts.add(example.asText()));
        if (schema.has("default")) {
            texts.add(schema.path("default").asText());
        }
        return texts.isEmpty() ? fallback : Arbitraries.of(texts);
    }

    /** Texts that often cause faults: NUL, lone surrogates, right-to-left text, stacked combining marks, markup. */
    static final List<String> NASTY = List.of("", " ", "\0", "a\0b", "\ud800", "\udc00\ud800", "a\ud83d", "\ud83d\ude00",
            "\ud835\udd4f".repeat(20), "\u202etxt.exe", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "e" + "\u0301".repeat(60),
            "\ufeffa", "\ufffe", "\uffff", "\u3000", "\u200b", "\u0130\u0131\u00df\u017f", "null", "NaN", "-0", "1e400", "true",
            "'; drop table post; --", "<script>alert(1)</script>", "<div>".repeat(200), "[".repeat(500), ">".repeat(200),
            "![](".repeat(100), "%00", "%", "%25%30", "..", "../../etc/passwd", "\\", "{{7*7}}", "${jndi:x}", "a,b", ",", ",,",
            "-", "--", "---", "\r\nX: y", "\t", "~", "*", "+", "0193b0a0-0000-7000-8000-000000000000", "x".repeat(3_000));

    /** Values of every type, among them extreme ones. */
    static List<JsonNode> ofEveryType() {
        ArrayNode nested = NODES.arrayNode();
        for (int i = 0; i < 98; i++) {
            nested = NODES.arrayNode().add(nested);
        }
        return List.of(NullNode.getInstance(), BooleanNode.TRUE, NODES.numberNode(0), NODES.numberNode(-1),
                NODES.numberNode(1.5), NODES.numberNode(Long.MAX_VALUE), NODES.numberNode(Long.MIN_VALUE),
                NODES.numberNode(new BigInteger("9".repeat(200))), NODES.numberNode(1e300),
                NODES.textNode(""), NODES.textNode("x"), NODES.textNode("0"), NODES.arrayNode(), NODES.arrayNode().addNull(),
                NODES.objectNode(), NODES.objectNode().put("", ""), nested);
    }

    /** Schema of the value to which the pointer leads. */
    JsonNode at(String pointer, JsonNode reference) {
        var schema = document.resolve(reference);
        if (schema.has("anyOf")) {
            schema = document.resolve(schema.path("anyOf").path(0));
        }
        if (pointer.isEmpty()) {
            return schema;
        }
        var end = pointer.indexOf('/', 1);
        var name = pointer.substring(1, end < 0 ? pointer.length() : end);
        var child = schema.path("properties").has(name) ? schema.path("properties").path(name)
                : schema.has("items") ? schema.path("items") : schema.path("additionalProperties");
        return at(end < 0 ? "" : pointer.substring(end), child);
    }

    /** For each constraint of the schema, a value that breaks it. */
    List<JsonNode> breaking(JsonNode schema) {
        var values = new ArrayList<JsonNode>();
        if (schema.has("maxLength")) {
            var tooLong = "a".repeat(schema.path("maxLength").asInt() + 1);
            values.add(NODES
                    .textNode(schema.path("pattern").asText().contains("https?") ? "https://a.example/" + tooLong : tooLong));
        }
        if (schema.path("minLength").asInt() > 0) {
            values.add(NODES.textNode("a".repeat(schema.path("minLength").asInt() - 1)));
        }
        if (schema.has("pattern")) {
            values.add(NODES.textNode(" "));
            values.add(NODES.textNode("A_\u00e9"));
        }
        if (schema.has("format") || schema.has("enum")) {
            values.add(NODES.textNode("nonsense"));
        }
        if (schema.has("minimum")) {
            values.add(NODES.numberNode(schema.path("minimum").bigIntegerValue().subtract(BigInteger.ONE)));
        }
        if (schema.has("maximum")) {
            values.add(NODES.numberNode(schema.path("maximum").bigIntegerValue().add(BigInteger.ONE)));
        }
        if (schema.has("maxItems")) {
            values.add(items(schema.path("maxItems").asInt() + 1));
        }
        if (schema.has("minItems")) {
            values.add(items(schema.path("minItems").asInt() - 1));
        }
        if (schema.path("uniqueItems").asBoolean()) {
            var item = document.resolve(schema.path("items")).path("enum").path(0);
            values.add(NODES.arrayNode().add(item).add(item.deepCopy()));
        }
        ofEveryType().stream()
                .filter(other -> !schema.path("type").toString().contains(other.getNodeType().name().toLowerCase(Locale.ROOT)))
                .forEach(values::add);
        return values;
    }

    private static JsonNode items(int count) {
        var items = NODES.arrayNode();
        for (int i = 0; i < count; i++) {
            items.add("item " + i);
        }
        return items;
    }
}
