package dev.standfirst.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** JSON Merge Patch, RFC 7396. */
class MergePatchTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The table of appendix A of the RFC. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":\"b\"}                | {\"a\":\"c\"}                   | {\"a\":\"c\"}",
            "{\"a\":\"b\"}                | {\"b\":\"c\"}                   | {\"a\":\"b\",\"b\":\"c\"}",
            "{\"a\":\"b\"}                | {\"a\":null}                    | {}",
            "{\"a\":\"b\",\"b\":\"c\"}    | {\"a\":null}                    | {\"b\":\"c\"}",
            "{\"a\":[\"b\"]}              | {\"a\":\"c\"}                   | {\"a\":\"c\"}",
            "{\"a\":\"c\"}                | {\"a\":[\"b\"]}                 | {\"a\":[\"b\"]}",
            "{\"a\":{\"b\":\"c\"}}        | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
            "{\"a\":[{\"b\":\"c\"}]}      | {\"a\":[1]}                     | {\"a\":[1]}",
            "[\"a\",\"b\"]                | [\"c\",\"d\"]                   | [\"c\",\"d\"]",
            "{\"a\":\"b\"}                | [\"c\"]                         | [\"c\"]",
            "{\"a\":\"foo\"}              | null                            | null",
            "{\"a\":\"foo\"}              | \"bar\"                         | \"bar\"",
            "{\"e\":null}                 | {\"a\":1}                       | {\"e\":null,\"a\":1}",
            "[1,2]                        | {\"a\":\"b\",\"c\":null}        | {\"a\":\"b\"}",
            "{}                           | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}" })
    void mergingGivesTheResultsOfTheRfc(String original, String patch, String result) throws Exception {
        var json = new ObjectMapper();

        assertEquals(json.readTree(result), MergePatch.merge(json.readTree(original), json.readTree(patch)));
    }

    @Property
    void anEmptyPatchChangesNothing(@ForAll("objects") ObjectNode original) {
        assertEquals(original, MergePatch.merge(original.deepCopy(), NODES.objectNode()));
    }

    @Property
    void applyingAPatchTwiceGivesTheSameResult(@ForAll("objects") ObjectNode original, @ForAll("objects") ObjectNode patch) {
        var once = MergePatch.merge(original.deepCopy(), patch);

        assertEquals(once, MergePatch.merge(once.deepCopy(), patch));
    }

    @Property
    void anAbsentPropertyKeepsItsValue(@ForAll("objects") ObjectNode original, @ForAll("objects") ObjectNode patch) {
        var merged = MergePatch.merge(original.deepCopy(), patch);

        original.properties().stream().filter(property -> !patch.has(property.getKey()))
                .forEach(property -> assertEquals(property.getValue(), merged.get(property.getKey())));
    }

    @Property
    void aNullRemovesTheProperty(@ForAll("objects") ObjectNode original, @ForAll("objects") ObjectNode patch) {
        var merged = MergePatch.merge(original.deepCopy(), patch);

        patch.properties().stream().filter(property -> property.getValue().isNull())
                .forEach(property -> assertTrue(!merged.has(property.getKey()), property.getKey()));
    }

    @Property
    void mergingLeavesThePatchUnchanged(@ForAll("objects") ObjectNode original, @ForAll("objects") ObjectNode patch) {
        var before = patch.deepCopy();

        MergePatch.merge(original, patch);

        assertEquals(before, patch);
    }

    @Provide
    Arbitrary<ObjectNode> objects() {
        var leaves = Arbitraries.<JsonNode> of(NODES.nullNode(), NODES.booleanNode(true), NODES.numberNode(1),
                NODES.textNode("text"), NODES.arrayNode().add(1).add("b"));
        return Arbitraries.recursive(() -> objectsOf(leaves), inner -> objectsOf(Arbitraries.oneOf(leaves, inner)), 0, 3);
    }

    /** Objects with few names, so that an original and a patch often share one. */
    private static Arbitrary<ObjectNode> objectsOf(Arbitrary<? extends JsonNode> values) {
        return Combinators
                .combine(Arbitraries.of("a", "b", "c", "d").list().uniqueElements().ofMaxSize(3), values.list().ofSize(3))
                .as((names, nodes) -> {
                    var object = NODES.objectNode();
                    for (int i = 0; i < names.size(); i++) {
                        object.set(names.get(i), nodes.get(i));
                    }
                    return object;
                });
    }
}
