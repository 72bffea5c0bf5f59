package dev.standfirst.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The released document stays compatible while the path says v1; unavoidable breaking changes are declared with a reason. */
class BreakingChangesTest {

    private static final Path RELEASED = Path.of("openapi/released.yaml");
    private static final Path DECLARED = Path.of("openapi/breaking-changes.yaml");

    private static final String POSTS = "/paths/~1api~1v1~1posts/get";
    private static final String SCHEMAS = "/components/schemas/";

    private ObjectNode released;
    private ObjectNode changed;

    @BeforeEach
    void read() throws IOException {
        released = (ObjectNode) Document.parse(Files.readString(RELEASED));
        changed = released.deepCopy();
    }

    @Test
    void everyBreakingChangeSinceTheReleaseIsDeclared() throws IOException {
        var declared = new ArrayList<String>();
        for (var entry : Document.parse(Files.readString(DECLARED))) {
            assertEquals(false, entry.path("reason").asText().isBlank(), () -> entry + " has no reason");
            entry.path("changes").forEach(change -> declared.add(change.asText()));
        }

        var found = BreakingChanges.between(released, Document.committed().root());

        assertEquals(String.join("\n", declared.stream().sorted().toList()),
                String.join("\n", found.stream().sorted().toList()),
                () -> "Clients of " + RELEASED + " break. Add something new instead of a change, or declare the change in "
                        + DECLARED);
    }

    @Test
    void aRemovedOperationIsABreakingChange() {
        object("/paths/~1api~1v1~1tags~1{tag}").remove("delete");

        assertFound("deleteTag is removed");
    }

    @Test
    void aRenamedOperationIsABreakingChange() {
        object(POSTS).put("operationId", "findPosts");

        assertFound("listPosts has another operation id");
    }

    @Test
    void aRenamedSchemaIsABreakingChange() throws IOException {
        changed = (ObjectNode) Document.parse(released.toString().replaceAll("\\bAuthorRef\\b", "Mention"));

        assertFound("schema AuthorRef is removed");
    }

    @Test
    void aRemovedPropertyOfAResponseIsABreakingChange() {
        object(SCHEMAS + "PostSummary/properties").remove("title");
        remove("title", SCHEMAS + "PostSummary/required");

        assertFound("PostSummary title is removed");
    }

    @Test
    void aRemovedPropertyBelowANullableOneIsABreakingChange() {
        object(SCHEMAS + "CoverImage/properties").remove("alt");
        remove("alt", SCHEMAS + "CoverImage/required");

        assertFound("CoverImage alt is removed");
    }

    @Test
    void anOptionalPropertyOfAResponseThatWasRequiredIsABreakingChange() {
        remove("url", SCHEMAS + "Site/required");

        assertFound("Site url can be absent");
    }

    @Test
    void aNewlyNullablePropertyOfAResponseIsABreakingChange() {
        object(SCHEMAS + "Site/properties/title").putArray("type").add("string").add("null");

        assertFound("Site title can be null");
    }

    @Test
    void anotherTypeOfAPropertyOfAResponseIsABreakingChange() {
        object(SCHEMAS + "Site/properties/title").put("type", "integer");

        assertFound("Site title has another type");
    }

    @Test
    void aNewValueOfAClosedEnumInAResponseIsABreakingChange() {
        array(SCHEMAS + "LineChange/enum").add("moved");

        assertFound("LineChange has another enum");
    }

    @Test
    void aRemovedStatusIsABreakingChange() {
        object("/paths/~1api~1v1~1site/get/responses").remove("304");

        assertFound("getSite 304 is removed");
    }

    @Test
    void aRemovedHeaderIsABreakingChange() {
        object(POSTS + "/responses/200/headers").remove("Link");

        assertFound("listPosts 200 Link is removed");
    }

    @Test
    void aNewRequiredPropertyOfARequestIsABreakingChange() {
        object(SCHEMAS + "TokenInput/properties").putObject("purpose").put("type", "string");
        array(SCHEMAS + "TokenInput/required").add("purpose");

        assertFound("TokenInput purpose is required");
    }

    @Test
    void aRemovedPropertyOfARequestIsABreakingChange() {
        object(SCHEMAS + "TokenInput/properties").remove("expiresAt");

        assertFound("TokenInput expiresAt is removed");
    }

    @Test
    void aPropertyOfARequestThatNoLongerAcceptsNullIsABreakingChange() {
        object(SCHEMAS + "TokenInput/properties/expiresAt").put("type", "string");

        assertFound("TokenInput expiresAt accepts no null");
    }

    @Test
    void aSmallerMaximumLengthInARequestIsABreakingChange() {
        object(SCHEMAS + "TokenInput/properties/name").put("maxLength", 10);

        assertFound("TokenInput name has another max length");
    }

    @Test
    void aRemovedEnumValueOfARequestIsABreakingChange() {
        remove("delete", SCHEMAS + "PostOperationKind/enum");

        assertFound("PostOperationKind has another enum");
    }

    @Test
    void aRemovedParameterIsABreakingChange() {
        array(POSTS + "/parameters").removeIf(parameter -> parameter.path("name").asText().equals("tag"));

        assertFound("listPosts tag is removed");
    }

    @Test
    void aNewlyRequiredParameterIsABreakingChange() {
        parameter("window").put("required", true);
        parameter("new").put("in", "query").put("required", true).putObject("schema").put("type", "string");

        assertFound("listPosts new is required", "listPosts window has another parameter");
    }

    @Test
    void aRemovedEnumValueOfAParameterIsABreakingChange() {
        ((ArrayNode) parameter("window").at("/schema/enum")).remove(0);

        assertFound("listPosts window has another enum");
    }

    @Test
    void aNewlyRequiredTokenIsABreakingChange() {
        array("/paths/~1api~1v1~1site/get/security").remove(1);

        assertFound("getSite has another security requirements");
    }

    @Test
    void additionsAreNoBreakingChanges() {
        object(SCHEMAS + "Site/properties").putObject("motto").put("type", "string");
        array(SCHEMAS + "Site/required").add("motto");
        object(SCHEMAS + "Site/properties/title").put("maxLength", 1_000_000).put("description", "Other words.");
        object(SCHEMAS + "TokenInput/properties").putObject("purpose").put("type", "string");
        object(SCHEMAS + "TokenInput/properties/name").put("maxLength", 1_000);
        array(SCHEMAS + "PostOperationKind/enum").add("publish");
        array(SCHEMAS + "Scope/enum").add("audit");
        parameter("new").put("in", "query").putObject("schema").put("type", "string");
        object("/paths").set("/api/v1/lamps", object("/paths").get("/api/v1/me").deepCopy());
        object("/paths/~1api~1v1~1lamps/get").put("operationId", "listLamps");
        object(POSTS).put("deprecated", true);

        assertFound();
    }

    private void assertFound(String... changes) {
        assertEquals(String.join("\n", changes), String.join("\n", BreakingChanges.between(released, changed)));
    }

    private ObjectNode object(String pointer) {
        return (ObjectNode) changed.at(pointer);
    }

    private ArrayNode array(String pointer) {
        return (ArrayNode) changed.at(pointer);
    }

    private void remove(String value, String pointer) {
        var values = array(pointer);
        var before = values.size();
        values.removeIf(element -> element.asText().equals(value));
        assertEquals(before - 1, values.size());
    }

    /** Parameter of the list of posts, which is added if it does not exist. */
    private ObjectNode parameter(String name) {
        for (var parameter : array(POSTS + "/parameters")) {
            if (parameter.path("name").asText().equals(name)) {
                return (ObjectNode) parameter;
            }
        }
        return array(POSTS + "/parameters").addObject().put("name", name);
    }
}
