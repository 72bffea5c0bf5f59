package dev.standfirst.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.openapi.Document.Operation;

/** Somebody who knows nothing but the document finds all that they need in it. */
class DocumentTest {

    /** What a path says already. */
    private static final Set<String> WITHOUT_INPUT = Set.of("restorePost", "restoreRevision", "publishDraft");

    /** Whose length or number depends on what an operator configures, or on how much there is. */
    private static final Set<String> BOUNDLESS = Set.of("Category.children", "Post.shareLinks.*", "Post.url",
            "PostContent.html",
            "PostSummary.shareLinks.*", "PostSummary.url", "Problem.detail", "Problem.errors", "InvalidInput.detail",
            "InvalidInput.parameter", "InvalidInput.pointer", "LineOfText.text", "PostRevisionDiff.text", "Site.description",
            "Site.language", "Site.networks", "Site.networks[]", "Site.title", "Site.url", "TextDiff.lines");

    private static final String PROBLEM = "application/problem+json";

    private final List<String> gaps = new ArrayList<>();
    private Document document;

    @BeforeEach
    void read() throws IOException {
        document = Document.committed();
    }

    @Test
    void everyOperationSaysWhatItIs() {
        var tags = new HashSet<String>();
        document.root().path("tags").forEach(tag -> {
            tags.add(tag.path("name").asText());
            expect(tag, "description", "tag " + tag.path("name").asText());
        });
        var ids = new HashSet<String>();
        for (var operation : document.operations()) {
            expect(operation.node(), "operationId", operation.path());
            expect(operation.node(), "summary", operation.id());
            expect(ids.add(operation.id()), operation.id() + " is there twice");
            var own = operation.node().path("tags");
            expect(own.size() == 1 && tags.contains(own.path(0).asText()),
                    operation.id() + " has no single tag of the document's");
            expect(operation.path().startsWith("/api/v1/"), operation.path() + " is not part of the API");
            expect(operation.node().has("security"), operation.id() + " does not say whether it takes a token");
            expect(operation.id().matches("[a-z]+([A-Z][a-z]+)+"),
                    operation.id() + " is no name for a method: verb, then noun");
        }
        assertNoGaps();
    }

    @Test
    void tagsComeInTheOrderInWhichTheyAreRead() {
        var declared = new ArrayList<String>();
        document.root().path("tags").forEach(tag -> declared.add(tag.path("name").asText()));

        var met = document.operations().stream().map(operation -> operation.node().path("tags").path(0).asText()).distinct()
                .toList();

        assertEquals(declared, met);
    }

    @Test
    void everyParameterHasBoundsAndAnExample() {
        for (var operation : document.operations()) {
            for (var reference : operation.node().path("parameters")) {
                var parameter = document.resolve(reference);
                var name = operation.id() + " " + parameter.path("name").asText();
                expect(parameter, "description", name);
                expect(parameter, "example", name);
                Document.eachSchema(name, parameter.path("schema"), this::expectBounds);
            }
        }
        assertNoGaps();
    }

    @Test
    void everyBodyIsDescribedAndShown() {
        for (var operation : document.operations()) {
            var body = operation.node().path("requestBody");
            if (!body.isMissingNode()) {
                expect(body.path("required").asBoolean(), operation.id() + " does not require its body");
                body.path("content").properties()
                        .forEach(type -> expectShown(type.getValue(), operation.id() + " " + type.getKey()));
            }
            expect(body.isMissingNode() != (Set.of("post", "put", "patch").contains(operation.method())
                    && !WITHOUT_INPUT.contains(operation.id())), operation.id() + " has a body, or none, against its method");
            if (operation.method().equals("patch")) {
                expect(body.path("content").has("application/merge-patch+json") && body.path("content").has("application/json"),
                        operation.id() + " does not take both media types of a merge patch");
            }
        }
        assertNoGaps();
    }

    @Test
    void everyAnswerIsDescribedAndShown() {
        for (var operation : document.operations()) {
            operation.node().path("responses").properties().forEach(entry -> {
                var status = Integer.parseInt(entry.getKey());
                var answer = document.resolve(entry.getValue());
                var name = operation.id() + " " + status;
                expect(answer, "description", name);
                answer.path("content").properties().forEach(type -> expectShown(type.getValue(), name));
                answer.path("headers").properties().forEach(header -> expectHeader(header.getValue(), name));
                expect((status == 204 || status == 304 || status == 308) == answer.path("content").isMissingNode(),
                        name + " has a body, or none");
                expect(status < 400 || answer.path("content").has(PROBLEM), name + " is no problem document");
                answer.path("content").path(PROBLEM).path("examples")
                        .forEach(example -> expect(example.path("value").path("status").asInt() == status,
                                name + " has an example with another status"));
                expect(status != 201 && status != 308 || answer.path("headers").has("Location"), name + " has no Location");
                expect(status != 401 || answer.path("headers").has("WWW-Authenticate"), name + " names no scheme");
                expect(!operation.isRead() || status >= 308 || answer.path("headers").has("ETag"), name + " has no ETag");
                expect(status != 429 && status != 503 || answer.path("headers").has("Retry-After"),
                        name + " has no Retry-After");
            });
        }
        assertNoGaps();
    }

    @Test
    void everyOperationNamesItsRefusals() {
        for (var operation : document.operations()) {
            for (var status : expectedRefusals(operation)) {
                expect(operation.node().path("responses").has(status), operation.id() + " does not name " + status);
            }
        }
        assertNoGaps();
    }

    @Test
    void everySchemaIsDescribed() {
        document.components("schemas").forEach((name, schema) -> {
            expect(schema, "description", name);
            schema.path("properties").properties().forEach(property -> {
                expect(property.getValue(), "description", name + "." + property.getKey());
                expect(property.getValue().has("examples") || refersToAnother(property.getValue()),
                        name + "." + property.getKey() + " has no example");
            });
        });
        assertNoGaps();
    }

    @Test
    void everyObjectHasANameAndTheFormOfOpenApi31() {
        document.components("schemas").forEach((name, schema) -> Document.eachSchema(name, schema, (place, nested) -> {
            expect(place.equals(name) || !nested.has("properties"), place + " is an object without a name of its own");
            expect(!nested.has("nullable") && !nested.has("example"), place + " speaks OpenAPI 3.0");
            nested.path("properties").properties().forEach(property -> expect(property.getKey().matches("[a-z]+([A-Z][a-z]+)*"),
                    place + "." + property.getKey() + " is not in camel case"));
        }));
        assertNoGaps();
    }

    @Test
    void whatIsSentKnowsNoOtherPropertyAndWhatIsAnsweredMayGetMore() {
        document.components("schemas").forEach((name, schema) -> {
            if (schema.has("properties")) {
                expect(isSent(name) == schema.has("additionalProperties"),
                        name + (isSent(name) ? " does not say that it knows no other property"
                                : " may never get another property"));
            }
        });
        assertNoGaps();
    }

    /** Generated clients send a default of their own accord, so that a patch would change what its caller never named. */
    @Test
    void noSchemaHasADefault() {
        document.components("schemas").forEach((name, schema) -> Document.eachSchema(name, schema,
                (path, part) -> expect(!part.has("default"), path + " has a default")));
        assertNoGaps();
    }

    @Test
    void everyObjectSaysWhatIsInIt() {
        document.components("schemas").forEach((name, schema) -> Document.eachSchema(name, schema,
                (path, part) -> expect(!is("object", part) || part.has("properties") || part.has("additionalProperties"),
                        path + " could hold anything")));
        assertNoGaps();
    }

    @Test
    void everythingThatIsSentHasBounds() {
        document.components("schemas").forEach((name, schema) -> {
            if (isSent(name)) {
                Document.eachSchema(name, schema, this::expectBounds);
            }
        });
        assertNoGaps();
    }

    @Test
    void everythingThatIsAnsweredHasTheBoundsThatAreKnown() {
        var found = new HashSet<String>();
        document.components("schemas").forEach((name, schema) -> {
            if (!isSent(name)) {
                Document.eachSchema(name, schema, (place, nested) -> {
                    if (BOUNDLESS.contains(place)) {
                        found.add(place);
                    } else {
                        expectLength(place, nested);
                        expect(!is("integer", nested) || nested.has("minimum"), place + " has no minimum");
                    }
                });
            }
        });
        assertNoGaps();
        assertEquals(BOUNDLESS, found);
    }

    @Test
    void everyComponentIsUsedAndEveryReferenceLeadsSomewhere() {
        var references = new HashSet<String>();
        document.root().findValuesAsText("$ref").forEach(references::add);
        for (var reference : references) {
            expect(!document.root().at(reference.substring(1)).isMissingNode(), reference + " leads nowhere");
        }
        for (var kind : List.of("schemas", "responses", "parameters", "headers")) {
            for (var name : document.components(kind).keySet()) {
                expect(references.contains("#/components/" + kind + "/" + name), kind + " " + name + " is not used");
            }
        }
        assertNoGaps();
    }

    private static List<String> expectedRefusals(Operation operation) {
        var refusals = new ArrayList<>(List.of("400", "401", "429", "500", "503"));
        if (operation.path().contains("{")) {
            refusals.add("404");
        }
        if (!operation.isRead()) {
            refusals.add("409");
        }
        if (operation.node().has("requestBody")) {
            refusals.addAll(List.of("406", "413", "415", "422"));
        }
        return refusals;
    }

    private void expectShown(JsonNode media, String name) {
        expect(media, "schema", name);
        expect(!media.path("example").isEmpty() || !media.path("examples").isEmpty(), name + " has no example");
        media.path("examples").properties()
                .forEach(example -> expect(!example.getValue().path("value").isEmpty(),
                        name + " has no example " + example.getKey()));
    }

    private void expectHeader(JsonNode reference, String name) {
        var header = document.resolve(reference);
        expect(header, "description", name);
        expect(header, "schema", name);
        expect(header, "example", name);
    }

    private void expectBounds(String name, JsonNode schema) {
        expectLength(name, schema);
        expect(!is("integer", schema) || schema.has("minimum") && schema.has("maximum"), name + " has no minimum and maximum");
    }

    private void expectLength(String name, JsonNode schema) {
        if (is("string", schema)) {
            expect(schema.has("maxLength") || schema.has("format") || schema.has("enum"), name + " has no maxLength");
        }
        if (is("array", schema)) {
            expect(schema.has("maxItems"), name + " has no maxItems");
        }
    }

    private static boolean is(String type, JsonNode schema) {
        var types = schema.path("type");
        return type.equals(types.asText())
                || StreamSupport.stream(types.spliterator(), false).anyMatch(t -> type.equals(t.asText()));
    }

    private static boolean isSent(String name) {
        return (name.endsWith("Input") || name.endsWith("Patch")) && !name.equals("InvalidInput");
    }

    private static boolean refersToAnother(JsonNode property) {
        return property.has("$ref") || property.has("anyOf") || property.path("items").has("$ref");
    }

    private void expect(JsonNode node, String property, String name) {
        var value = node.path(property);
        expect(!value.isMissingNode() && !(value.isTextual() && value.asText().isBlank()), name + " has no " + property);
    }

    private void expect(boolean holds, String gap) {
        if (!holds) {
            gaps.add(gap);
        }
    }

    private void assertNoGaps() {
        assertEquals("", String.join("\n", gaps));
    }
}
