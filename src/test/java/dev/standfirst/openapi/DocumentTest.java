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

/** The document alone contains everything that a developer of a client needs. */
class DocumentTest {

    /** Writing operations without a request body, because the path has all their input. */
    private static final Set<String> WITHOUT_INPUT = Set.of("restorePost", "restoreRevision", "publishDraft");

    /** Properties of responses without bounds, because these depend on the configuration or on the amount of data. */
    private static final Set<String> UNBOUNDED = Set.of("Category.children", "Post.shareLinks.*", "Post.url",
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
    void everyOperationHasAnIdASummaryAndATag() {
        var tags = new HashSet<String>();
        document.root().path("tags").forEach(tag -> {
            tags.add(tag.path("name").asText());
            expect(tag, "description", "tag " + tag.path("name").asText());
        });
        var ids = new HashSet<String>();
        for (var operation : document.operations()) {
            expect(operation.node(), "operationId", operation.path());
            expect(operation.node(), "summary", operation.id());
            expect(ids.add(operation.id()), operation.id() + " is not unique");
            var operationTags = operation.node().path("tags");
            expect(operationTags.size() == 1 && tags.contains(operationTags.path(0).asText()),
                    operation.id() + " must have exactly one of the document's tags");
            expect(operation.path().startsWith("/api/v1/"), operation.path() + " is not part of the API");
            expect(operation.node().has("security"), operation.id() + " does not say whether it requires a token");
            expect(operation.id().matches("[a-z]+([A-Z][a-z]+)+"),
                    operation.id() + " is not a method name of a verb and a noun");
        }
        assertNoGaps();
    }

    @Test
    void operationsFollowTheOrderOfTheTags() {
        var declared = new ArrayList<String>();
        document.root().path("tags").forEach(tag -> declared.add(tag.path("name").asText()));

        var used = document.operations().stream().map(operation -> operation.node().path("tags").path(0).asText()).distinct()
                .toList();

        assertEquals(declared, used);
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
    void everyRequestBodyHasADescriptionAndAnExample() {
        for (var operation : document.operations()) {
            var body = operation.node().path("requestBody");
            if (!body.isMissingNode()) {
                expect(body.path("required").asBoolean(), operation.id() + " does not require its body");
                body.path("content").properties()
                        .forEach(type -> expectExample(type.getValue(), operation.id() + " " + type.getKey()));
            }
            expect(body.isMissingNode() != (Set.of("post", "put", "patch").contains(operation.method())
                    && !WITHOUT_INPUT.contains(operation.id())),
                    operation.id() + " has a request body against its method, or lacks one");
            if (operation.method().equals("patch")) {
                expect(body.path("content").has("application/merge-patch+json") && body.path("content").has("application/json"),
                        operation.id() + " does not accept both media types of a merge patch");
            }
        }
        assertNoGaps();
    }

    @Test
    void everyResponseHasADescriptionAnExampleAndItsHeaders() {
        for (var operation : document.operations()) {
            operation.node().path("responses").properties().forEach(entry -> {
                var status = Integer.parseInt(entry.getKey());
                var response = document.resolve(entry.getValue());
                var name = operation.id() + " " + status;
                expect(response, "description", name);
                response.path("content").properties().forEach(type -> expectExample(type.getValue(), name));
                response.path("headers").properties().forEach(header -> expectHeader(header.getValue(), name));
                expect((status == 204 || status == 304 || status == 308) == response.path("content").isMissingNode(),
                        name + " has a body although it should have none, or the reverse");
                expect(status < 400 || response.path("content").has(PROBLEM), name + " is not a problem");
                response.path("content").path(PROBLEM).path("examples")
                        .forEach(example -> expect(example.path("value").path("status").asInt() == status,
                                name + " has an example with another status"));
                expect(status != 201 && status != 308 || response.path("headers").has("Location"), name + " has no Location");
                expect(status != 401 || response.path("headers").has("WWW-Authenticate"), name + " has no WWW-Authenticate");
                expect(!operation.isRead() || status >= 308 || response.path("headers").has("ETag"), name + " has no ETag");
                expect(status != 429 && status != 503 || response.path("headers").has("Retry-After"),
                        name + " has no Retry-After");
            });
        }
        assertNoGaps();
    }

    @Test
    void everyOperationDocumentsItsErrors() {
        for (var operation : document.operations()) {
            for (var status : expectedErrors(operation)) {
                expect(operation.node().path("responses").has(status), operation.id() + " does not document " + status);
            }
        }
        assertNoGaps();
    }

    @Test
    void everySchemaHasADescriptionAndExamples() {
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
    void everyObjectHasANameAndUsesOpenApi31() {
        document.components("schemas").forEach((name, schema) -> Document.eachSchema(name, schema, (location, nested) -> {
            expect(location.equals(name) || !nested.has("properties"), location + " is an object without a name of its own");
            expect(!nested.has("nullable") && !nested.has("example"), location + " uses keywords of OpenAPI 3.0");
            nested.path("properties").properties().forEach(property -> expect(property.getKey().matches("[a-z]+([A-Z][a-z]+)*"),
                    location + "." + property.getKey() + " is not in camel case"));
        }));
        assertNoGaps();
    }

    @Test
    void onlySchemasOfRequestsForbidAdditionalProperties() {
        document.components("schemas").forEach((name, schema) -> {
            if (schema.has("properties")) {
                expect(isRequest(name) == schema.has("additionalProperties"),
                        name + (isRequest(name) ? " does not forbid additional properties"
                                : " forbids additional properties"));
            }
        });
        assertNoGaps();
    }

    /** Generated clients send default values, so that a patch would change properties that its caller never set. */
    @Test
    void noSchemaHasADefault() {
        document.components("schemas").forEach((name, schema) -> Document.eachSchema(name, schema,
                (path, part) -> expect(!part.has("default"), path + " has a default")));
        assertNoGaps();
    }

    @Test
    void everyObjectDocumentsItsProperties() {
        document.components("schemas").forEach((name, schema) -> Document.eachSchema(name, schema,
                (path, part) -> expect(!hasType("object", part) || part.has("properties") || part.has("additionalProperties"),
                        path + " documents no properties")));
        assertNoGaps();
    }

    @Test
    void everyValueOfARequestHasBounds() {
        document.components("schemas").forEach((name, schema) -> {
            if (isRequest(name)) {
                Document.eachSchema(name, schema, this::expectBounds);
            }
        });
        assertNoGaps();
    }

    @Test
    void everyValueOfAResponseHasBoundsUnlessItIsListedAsUnbounded() {
        var unbounded = new HashSet<String>();
        document.components("schemas").forEach((name, schema) -> {
            if (!isRequest(name)) {
                Document.eachSchema(name, schema, (location, nested) -> {
                    if (UNBOUNDED.contains(location)) {
                        unbounded.add(location);
                    } else {
                        expectLength(location, nested);
                        expect(!hasType("integer", nested) || nested.has("minimum"), location + " has no minimum");
                    }
                });
            }
        });
        assertNoGaps();
        assertEquals(UNBOUNDED, unbounded);
    }

    @Test
    void everyComponentIsUsedAndEveryReferenceResolves() {
        var references = new HashSet<String>();
        document.root().findValuesAsText("$ref").forEach(references::add);
        for (var reference : references) {
            expect(!document.root().at(reference.substring(1)).isMissingNode(), reference + " does not resolve");
        }
        for (var kind : List.of("schemas", "responses", "parameters", "headers")) {
            for (var name : document.components(kind).keySet()) {
                expect(references.contains("#/components/" + kind + "/" + name), kind + " " + name + " is not used");
            }
        }
        assertNoGaps();
    }

    private static List<String> expectedErrors(Operation operation) {
        var errors = new ArrayList<>(List.of("400", "401", "429", "500", "503"));
        if (operation.path().contains("{")) {
            errors.add("404");
        }
        if (!operation.isRead()) {
            errors.add("409");
        }
        if (operation.node().has("requestBody")) {
            errors.addAll(List.of("406", "413", "415", "422"));
        }
        return errors;
    }

    private void expectExample(JsonNode media, String name) {
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
        expect(!hasType("integer", schema) || schema.has("minimum") && schema.has("maximum"),
                name + " has no minimum and maximum");
    }

    private void expectLength(String name, JsonNode schema) {
        if (hasType("string", schema)) {
            expect(schema.has("maxLength") || schema.has("format") || schema.has("enum"), name + " has no maxLength");
        }
        if (hasType("array", schema)) {
            expect(schema.has("maxItems"), name + " has no maxItems");
        }
    }

    private static boolean hasType(String type, JsonNode schema) {
        var types = schema.path("type");
        return type.equals(types.asText())
                || StreamSupport.stream(types.spliterator(), false).anyMatch(t -> type.equals(t.asText()));
    }

    private static boolean isRequest(String name) {
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
