package dev.standfirst.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The contract reports every difference from the document. Tests change one part of an example of the document. */
class ContractTest {

    private static final Contract CONTRACT = Contract.committed();
    private static final String POSTS = "/api/v1/posts";
    private static final String POST = "/api/v1/posts/why-the-ferry-waits";
    private static final String AUTHOR = "/api/v1/authors/ines-calder";
    private static final Map<String, String> LIST_HEADERS = Map.of("cache-control", "no-store", "content-type",
            "application/json",
            "link", "</api/v1/posts?limit=10>; rel=\"first\"");

    @Test
    void everyExampleOfTheDocumentObeysTheContract() throws IOException {
        for (var operation : Document.committed().operations()) {
            for (var status : List.of(200, 201)) {
                var example = operation.node().path("responses").path(String.valueOf(status))
                        .at("/content/application~1json/example");
                if (!example.isMissingNode()) {
                    var headers = with(LIST_HEADERS, "location", "/somewhere");
                    headers.keySet().retainAll(described(operation, status));
                    assertThat(operation.id(),
                            faults(operation.method().toUpperCase(Locale.ROOT), operation.path().replaceAll("[{}]", ""),
                                    status, headers, example.toString()),
                            empty());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "postCount | \"many\"  | /postCount: string found, integer expected",
            "postCount | 1.5       | /postCount: number found, integer expected",
            "name      | null      | /name: null found, string expected",
            "bio       | 5         | /bio: integer found, [string, null] expected",
            "links     | {}        | /links: object found, array expected",
            "id        | \"ada\"   | /id: does not match the uuid pattern must be a valid RFC 4122 UUID",
            "role      | \"king\"  | /role: does not have a value in the enumeration [\"contributor\", \"author\", \"editor\", \"admin\"]" })
    void aValueThatBreaksItsSchemaIsReported(String property, String value, String fault) throws IOException {
        var body = changedExample("getAuthor", author -> author.set(property, parse(value)));

        assertThat(faults("GET", AUTHOR, 200, headers(), body), contains(fault));
    }

    @Test
    void aMissingRequiredPropertyIsReported() throws IOException {
        var body = changedExample("getAuthor", author -> author.remove("version"));

        assertThat(faults("GET", AUTHOR, 200, headers(), body), contains(": required property 'version' not found"));
    }

    @Test
    void anUndocumentedPropertyIsReported() throws IOException {
        var body = changedExample("getAuthor", author -> author.put("password", "secret"));

        assertThat(faults("GET", AUTHOR, 200, headers(), body), contains(containsString("property 'password'")));
    }

    @Test
    void anUndocumentedPropertyDeepInTheBodyIsReported() throws IOException {
        var body = changedExample("listPosts",
                page -> ((ObjectNode) page.at("/items/1/authors/0")).put("email", "ines@harbour.example"));

        assertThat(faults("GET", POSTS, 200, LIST_HEADERS, body), contains(containsString("property 'email'")));
    }

    @Test
    void aWrongTypeBelowANullablePropertyIsReported() throws IOException {
        var body = changedExample("getPost", post -> ((ObjectNode) post.path("coverImage")).put("width", "wide"));

        assertThat(String.valueOf(faults("GET", POST, 200, headers(), body)), containsString("/coverImage/width"));
    }

    @Test
    void anUndocumentedStatusIsReported() throws IOException {
        assertThat(faults("GET", AUTHOR, 418, headers(), example("getAuthor").toString()),
                contains("getAuthor has no status 418"));
    }

    @Test
    void anUndocumentedMediaTypeIsReported() throws IOException {
        var headers = with(headers(), "content-type", "text/html;charset=UTF-8");

        assertThat(faults("GET", AUTHOR, 200, headers, example("getAuthor").toString()),
                contains("has the undocumented media type text/html"));
    }

    @Test
    void aBodyThatIsNotJsonIsReported() {
        assertThat(faults("GET", AUTHOR, 200, headers(), "{"), contains(containsString("is not JSON")));
    }

    @Test
    void anEmptyBodyIsReported() {
        assertThat(faults("GET", AUTHOR, 200, headers(), ""), contains(containsString("unknown found, object expected")));
    }

    @Test
    void aDuplicatePropertyIsReported() throws IOException {
        var body = example("getAuthor").toString().replaceFirst("\\{", "{\"name\":\"Ada\",");

        assertThat(faults("GET", AUTHOR, 200, headers(), body), contains(containsString("Duplicate field 'name'")));
    }

    @Test
    void anUndocumentedBodyIsReported() {
        assertThat(faults("DELETE", AUTHOR, 204, Map.of("cache-control", "no-store"), "{}"), contains("has a body: {}"));
    }

    @Test
    void aMissingRequiredHeaderIsReported() throws IOException {
        assertThat(faults("GET", POSTS, 200, headers(), example("listPosts").toString()), contains("has no header Link"));
    }

    @Test
    void aHeaderThatBreaksItsSchemaIsReported() throws IOException {
        var headers = with(Map.of("cache-control", "no-store", "content-type", "application/problem+json"), "retry-after",
                "in a moment");
        var problem = Document.committed().components("responses").get("TooManyRequests")
                .at("/content/application~1problem+json/examples/too-many-requests/value");

        assertThat(faults("GET", AUTHOR, 429, headers, problem.toString()),
                contains("header Retry-After: string found, integer expected"));
    }

    @Test
    void anUndocumentedHeaderIsReported() throws IOException {
        var headers = with(headers(), "x-powered-by", "secrets");

        assertThat(faults("GET", AUTHOR, 200, headers, example("getAuthor").toString()),
                contains("has the undocumented header x-powered-by"));
    }

    @Test
    void aProjectionMayOmitRequiredProperties() throws IOException {
        assertThat(faults("GET", POSTS + "?fields=title", 200, LIST_HEADERS, listWithIdAndTitle()), empty());
    }

    @Test
    void aListWithoutAProjectionMustNotOmitRequiredProperties() throws IOException {
        assertThat(String.valueOf(faults("GET", POSTS, 200, LIST_HEADERS, listWithIdAndTitle())),
                containsString("'slug' not found"));
    }

    @Test
    void aMissingPropertyOfAProjectionIsReported() throws IOException {
        assertThat(String.valueOf(faults("GET", POSTS + "?fields=title,slug", 200, LIST_HEADERS, listWithIdAndTitle())),
                containsString("'slug' not found"));
    }

    @Test
    void aPropertyOutsideAProjectionIsReported() throws IOException {
        var body = changedExample("getAuthor", author -> author.retain("id", "name", "bio"));

        assertThat(faults("GET", AUTHOR + "?fields=name", 200, headers(), body),
                contains(containsString("property 'bio'")));
    }

    @Test
    void aSuccessWithoutAnOperationIsReported() {
        assertThat(faults("POST", AUTHOR, 201, headers(), "{}"), contains("No operation has a response 201"));
    }

    @Test
    void anErrorWithoutAnOperationMustBeAProblem() {
        assertThat(faults("GET", "/api/v1/nothing", 404, Map.of("content-type", "text/html"), "<p>"),
                contains("The problem has the media type text/html"));
    }

    private static String listWithIdAndTitle() throws IOException {
        return changedExample("listPosts",
                page -> page.path("items").forEach(item -> ((ObjectNode) item).retain("id", "title")));
    }

    private static List<String> faults(String method, String uri, int status, Map<String, String> headers, String body) {
        return CONTRACT.faults(new TestedResponse(method, uri, status, headers, body.getBytes(UTF_8)));
    }

    private static String changedExample(String operation, Consumer<ObjectNode> change) throws IOException {
        var example = (ObjectNode) example(operation);
        change.accept(example);
        return example.toString();
    }

    private static JsonNode example(String id) throws IOException {
        return Document.committed().operations().stream().filter(operation -> operation.id().equals(id)).findFirst()
                .orElseThrow()
                .node().at("/responses/200/content/application~1json/example");
    }

    private static List<String> described(Document.Operation operation, int status) {
        var names = new ArrayList<>(List.of("content-type"));
        operation.node().path("responses").path(String.valueOf(status)).path("headers").fieldNames()
                .forEachRemaining(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static Map<String, String> headers() {
        return Map.of("cache-control", "no-store", "content-type", "application/json");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return all;
    }

    private static JsonNode parse(String json) {
        try {
            return Document.parse(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
