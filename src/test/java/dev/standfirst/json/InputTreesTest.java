package dev.standfirst.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.standfirst.author.AuthorInput;
import dev.standfirst.author.AuthorView;
import dev.standfirst.category.CategoryInput;
import dev.standfirst.category.CategoryView;
import dev.standfirst.post.PostInput;
import dev.standfirst.post.view.PostView;
import dev.standfirst.problem.InvalidInput;
import dev.standfirst.problem.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** JSON of clients, reduced to the properties of an input, with all its errors at once. */
class InputTreesTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = strict();
    private static final InputTrees TREES = new InputTrees(JSON);

    private static ObjectMapper strict() {
        var json = new ObjectMapper();
        new StrictJson().customize(json);
        return json;
    }

    @Test
    void allErrorsOfABodyAreReportedAtOnce() {
        var problem = problem(
                """
                        {"titel":"A","slug":5,"featured":"yes","status":"publish","publishedAt":"2026-03-01T09:30:00","tags":["a",7,[]],
                         "authors":{"id":"x"},"content":{"format":"text","source":null,"sauce":1},"coverImage":{"url":1,"width":"5"}}""");

        assertEquals(400, problem.type().status());
        assertThat(pointers(problem), containsInAnyOrder("/titel", "/slug", "/featured", "/status", "/publishedAt", "/tags/1",
                "/tags/2", "/authors", "/content/format", "/content/sauce", "/coverImage/url", "/coverImage/width"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"titel\":\"A\"}                               | /titel       | the nearest is “title”",
            "{\"status\":\"publised\"}                       | /status      | the nearest is “published”",
            "{\"status\":\"live\"}                           | /status      | “draft”, “scheduled”, “published”, “archived”",
            "{\"publishedAt\":\"2026-03-01T09:30:00\"}       | /publishedAt | add its offset",
            "{\"coverImage\":{\"with\":1}}                   | /coverImage/with | the nearest is “width”",
            "{\"coverImage\":{\"width\":1e999999999}}        | /coverImage/width | a whole number",
            "{\"coverImage\":{\"width\":99999999999999999999}} | /coverImage/width | within the range",
            "{\"authors\":[{\"nam\":\"Ada\"}]}               | /authors/0/nam | the nearest is “name”",
            "{\"authors\":[{\"id\":5}]}                      | /authors/0/id | a string",
            "{\"tags\":[{\"slug\":null}]}                    | /tags/0      | “name” or “slug”",
            "{\"title\":\"a\\u0000b\"}                       | /title       | NUL",
            "{\"\\ud800\":1}                                 | /\uFFFD      | is not known here" })
    void anErrorNamesItsValueAndWhatIsRight(String body, String pointer, String detail) {
        var problem = problem(body);

        assertThat(pointers(problem), org.hamcrest.Matchers.hasItem(pointer));
        assertThat(problem.errors().get(0).detail(), containsString(detail));
    }

    @Test
    void atMostAHundredErrorsAreListedAndTheOthersAreCounted() {
        var body = NODES.objectNode();
        for (int i = 0; i < 1_234; i++) {
            body.put("p" + i, 1);
        }

        var problem = assertThrows(ProblemException.class, () -> TREES.read(body, PostInput.class, PostView.class));

        assertThat(problem.errors(), hasSize(100));
        assertThat(problem.getMessage(), containsString("1134 more"));
    }

    @Test
    void objectsOfAResponseBecomeIdsAndNames() throws Exception {
        var input = TREES.read(JSON.readTree(
                """
                        {"title":"A","authors":[{"id":"019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90","slug":"ada","name":"Ada","avatarUrl":null},"eve"],
                         "categories":[{"slug":"sea","name":"Sea"}],"tags":[{"slug":"c","name":"C++"},"Ports",{"slug":"steel"}]}"""),
                PostInput.class, PostView.class);

        assertEquals(List.of("019a8c1e-7c00-7a1b-8b1a-0c5d3f1e2a90", "eve"), input.authors());
        assertEquals(List.of("sea"), input.categories());
        assertEquals(List.of("C++", "Ports", "steel"), input.tags());
    }

    @Test
    void theParentOfACategoryMayBeItsObject() throws Exception {
        var input = TREES.read(
                JSON.readTree("{\"name\":\"A\",\"parent\":{\"id\":\"x\",\"slug\":\"y\",\"name\":\"Z\"},\"path\":[]}"),
                CategoryInput.class, CategoryView.class);

        assertEquals("x", input.parent());
    }

    @Test
    void readOnlyPropertiesOfANewResourceAreIgnoredAtEveryDepth() throws Exception {
        var reduced = TREES.reduce(JSON.readTree(
                """
                        {"id":"x","title":"A","version":9,"content":{"format":"html","source":"a","html":"b"},"recent":[1],"shares":{}}"""),
                PostInput.class, PostView.class, null);

        assertEquals(JSON.readTree("{\"title\":\"A\",\"content\":{\"format\":\"html\",\"source\":\"a\"}}"), reduced);
    }

    @Test
    void aReadOnlyPropertyOfAPresentResourceMustHaveItsPresentValue() throws Exception {
        var present = JSON.readTree(
                """
                        {"id":"x","version":3,"createdAt":"2026-03-01T09:30:00Z","publishedBy":{"id":"y","name":"Ada"},"content":{"html":"b"}}""");
        TREES.reduce(JSON.readTree("""
                {"id":"x","version":3.0,"createdAt":"2026-03-01T10:30:00.000+01:00","publishedBy":{"name":"Ada","id":"y"},
                 "content":{"html":"b"},"trashedAt":null,"publishedAgo":"now"}"""), PostInput.class, PostView.class,
                () -> present);

        var problem = assertThrows(ProblemException.class, () -> TREES.reduce(JSON.readTree(
                """
                        {"id":"z","version":4,"publishedBy":null,"content":{"html":"c"},"trashedAt":"2026-03-01T09:30:00Z","title":"A"}"""),
                PostInput.class, PostView.class, () -> present));

        assertEquals(422, problem.type().status());
        assertThat(pointers(problem), contains("/id", "/version", "/publishedBy", "/content/html", "/trashedAt"));
    }

    @Property
    void anyJsonIsReadOrRejectedWithPointersThatItHas(@ForAll("bodies") JsonNode body) {
        for (var input : List.of(PostInput.class, AuthorInput.class, CategoryInput.class)) {
            var view = input == PostInput.class ? PostView.class
                    : input == AuthorInput.class ? AuthorView.class : CategoryView.class;
            try {
                TREES.read(body, input, view);
            } catch (ProblemException e) {
                assertTrue(Set.of(400, 422).contains(e.type().status()), e.getMessage());
                assertFalse(e.errors().isEmpty());
                e.errors().forEach(
                        error -> assertFalse(body.at(error.pointer()).isMissingNode(), error.pointer() + " of " + body));
            }
        }
    }

    /** Objects with the names of properties, known and unknown ones, so that many values are reached. */
    @Provide
    Arbitrary<JsonNode> bodies() {
        var leaves = Arbitraries.<JsonNode> of(NODES.nullNode(), NODES.booleanNode(true), NODES.numberNode(1),
                NODES.numberNode(-1.5), NODES.numberNode(Long.MAX_VALUE), NODES.numberNode(Double.POSITIVE_INFINITY),
                NODES.textNode(""), NODES.textNode("text"), NODES.textNode("draft"), NODES.textNode("html"),
                NODES.textNode("https://a.example/"), NODES.textNode("2026-03-01T09:30:00Z"), NODES.textNode("2026-03-01"),
                NODES.textNode("a\0b"), NODES.arrayNode(), NODES.objectNode());
        var names = Arbitraries.of("title", "slug", "name", "id", "status", "publishedAt", "featured", "tags", "authors",
                "categories", "content", "source", "format", "html", "coverImage", "url", "width", "seo", "noIndex", "links",
                "network", "parent", "path", "recent", "version", "role", "", "a/b~c", "titel", "x");
        return Arbitraries.recursive(() -> leaves, inner -> {
            var objects = Combinators.combine(names.list().uniqueElements().ofMaxSize(8), inner.list().ofSize(8))
                    .as(InputTreesTest::object);
            var arrays = inner.list().ofMaxSize(4).map(items -> (JsonNode) NODES.arrayNode().addAll(items));
            return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, objects), net.jqwik.api.Tuple.of(1, arrays));
        }, 1, 4);
    }

    private static JsonNode object(List<String> names, List<JsonNode> values) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < names.size(); i++) {
            object.set(names.get(i), values.get(i));
        }
        return object;
    }

    private static ProblemException problem(String body) {
        return assertThrows(ProblemException.class, () -> TREES.read(JSON.readTree(body), PostInput.class, PostView.class));
    }

    private static List<String> pointers(ProblemException problem) {
        return new ArrayList<>(problem.errors().stream().map(InvalidInput::pointer).toList());
    }
}
