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

/** A wrong answer does not go unnoticed. Told with the examples of the document, each spoiled in one way. */
class ContractTest {

    private static final Contract CONTRACT = Contract.committed();
    private static final String POSTS = "/api/v1/posts";
    private static final String POST = "/api/v1/posts/why-ports-decide-wars";
    private static final String AUTHOR = "/api/v1/authors/ada-marlow";
    private static final Map<String, String> HEADERS = Map.of("cache-control", "no-store", "content-type", "application/json",
            "link", "</api/v1/posts?limit=10>; rel=\"first\"");

    @Test
    void theExamplesObey() throws IOException {
        for (var operation : Document.committed().operations()) {
            for (var status : List.of(200, 201)) {
                var example = operation.node().path("responses").path(String.valueOf(status))
                        .at("/content/application~1json/example");
                if (!example.isMissingNode()) {
                    var headers = with(HEADERS, "location", "/somewhere");
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
    void aValueThatIsNotAsDescribed(String property, String value, String fault) throws IOException {
        var body = spoiled("getAuthor", author -> author.set(property, parse(value)));

        assertThat(faults("GET", AUTHOR, 200, pageless(), body), contains(fault));
    }

    @Test
    void aPropertyThatIsRequiredAndMissing() throws IOException {
        var body = spoiled("getAuthor", author -> author.remove("version"));

        assertThat(faults("GET", AUTHOR, 200, pageless(), body), contains(": required property 'version' not found"));
    }

    @Test
    void aPropertyThatNobodyHasDescribed() throws IOException {
        var body = spoiled("getAuthor", author -> author.put("password", "secret"));

        assertThat(faults("GET", AUTHOR, 200, pageless(), body), contains(containsString("property 'password'")));
    }

    @Test
    void whatIsDeepInside() throws IOException {
        var body = spoiled("listPosts",
                page -> ((ObjectNode) page.at("/items/1/authors/0")).put("email", "ada@harbour.example"));

        assertThat(faults("GET", POSTS, 200, HEADERS, body), contains(containsString("property 'email'")));
    }

    @Test
    void whatIsDeepInsideOfWhatMayBeNull() throws IOException {
        var body = spoiled("getPost", post -> ((ObjectNode) post.path("coverImage")).put("width", "wide"));

        assertThat(String.valueOf(faults("GET", POST, 200, pageless(), body)), containsString("/coverImage/width"));
    }

    @Test
    void aStatusThatTheOperationDoesNotHave() throws IOException {
        assertThat(faults("GET", AUTHOR, 418, pageless(), example("getAuthor").toString()),
                contains("getAuthor has no status 418"));
    }

    @Test
    void anotherMediaType() throws IOException {
        var headers = with(pageless(), "content-type", "text/html;charset=UTF-8");

        assertThat(faults("GET", AUTHOR, 200, headers, example("getAuthor").toString()), contains("is text/html"));
    }

    @Test
    void aBodyThatIsNoJson() {
        assertThat(faults("GET", AUTHOR, 200, pageless(), "{"), contains(containsString("is no JSON")));
        assertThat(faults("GET", AUTHOR, 200, pageless(), ""), contains(containsString("unknown found, object expected")));
    }

    @Test
    void aPropertyThatIsThereTwice() throws IOException {
        var body = example("getAuthor").toString().replaceFirst("\\{", "{\"name\":\"Ada\",");

        assertThat(faults("GET", AUTHOR, 200, pageless(), body), contains(containsString("Duplicate field 'name'")));
    }

    @Test
    void aBodyWhereThereIsNone() {
        assertThat(faults("DELETE", AUTHOR, 204, Map.of("cache-control", "no-store"), "{}"), contains("has a body: {}"));
    }

    @Test
    void aHeaderThatIsRequiredAndMissing() throws IOException {
        assertThat(faults("GET", POSTS, 200, pageless(), example("listPosts").toString()), contains("lacks the header Link"));
    }

    @Test
    void aHeaderThatIsNotAsDescribed() throws IOException {
        var headers = with(Map.of("cache-control", "no-store", "content-type", "application/problem+json"), "retry-after",
                "in a moment");
        var problem = Document.committed().components("responses").get("TooManyRequests")
                .at("/content/application~1problem+json/examples/too-many-requests/value");

        assertThat(faults("GET", AUTHOR, 429, headers, problem.toString()),
                contains("header Retry-After: string found, integer expected"));
    }

    @Test
    void aHeaderThatNobodyHasDescribed() throws IOException {
        var headers = with(pageless(), "x-powered-by", "secrets");

        assertThat(faults("GET", AUTHOR, 200, headers, example("getAuthor").toString()),
                contains("has the header x-powered-by"));
    }

    @Test
    void fieldsLeaveOutWhatIsRequired() throws IOException {
        var body = spoiled("listPosts", page -> page.path("items").forEach(item -> ((ObjectNode) item).retain("id", "title")));

        assertThat(faults("GET", POSTS + "?fields=title", 200, HEADERS, body), empty());
        assertThat(String.valueOf(faults("GET", POSTS, 200, HEADERS, body)), containsString("'slug' not found"));
    }

    @Test
    void fieldsKeepWhatTheyName() throws IOException {
        var body = spoiled("listPosts", page -> page.path("items").forEach(item -> ((ObjectNode) item).retain("id", "title")));

        assertThat(String.valueOf(faults("GET", POSTS + "?fields=title,slug", 200, HEADERS, body)),
                containsString("'slug' not found"));
    }

    @Test
    void fieldsLeaveOutWhatTheyDoNotName() throws IOException {
        var body = spoiled("getAuthor", author -> author.retain("id", "name", "bio"));

        assertThat(faults("GET", AUTHOR + "?fields=name", 200, pageless(), body),
                contains(containsString("property 'bio'")));
    }

    @Test
    void whatHasNoOperationIsRefusedAsAProblem() {
        assertThat(faults("POST", AUTHOR, 201, pageless(), "{}"), contains("There is no operation that answers 201"));
        assertThat(faults("GET", "/api/v1/nothing", 404, Map.of("content-type", "text/html"), "<p>"),
                contains("Refused as text/html"));
    }

    private static List<String> faults(String method, String uri, int status, Map<String, String> headers, String body) {
        return CONTRACT.faults(new Answer(method, uri, status, headers, body.getBytes(UTF_8)));
    }

    private static String spoiled(String operation, Consumer<ObjectNode> change) throws IOException {
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

    private static Map<String, String> pageless() {
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
