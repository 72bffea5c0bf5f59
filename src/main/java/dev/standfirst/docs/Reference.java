package dev.standfirst.docs;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.stream.StreamSupport;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.slug.Slug;

/**
 * The API reference: all operations, schemas and response headers of the OpenAPI document, readable without scripts.
 * {@code try.js} adds a form to each operation that sends the request.
 *
 * <p>
 * Rendered by our own code, because no maintained component works under the policy of {@link Pages} and passes axe-core too.
 * Measured in November 2026 with our document: Swagger UI 5.35.0 (1.9 MB) works, but axe-core finds 203 violations, and it is
 * too wide for a phone. With inline styles blocked, Scalar 1.76.0 (4.9 MB), RapiDoc 9.3.8 and OpenAPI Explorer 2.4.820 lose
 * their layout, an icon of Stoplight Elements 9.0.25 (2.4 MB) covers its menu, and Redoc 3.0.1 (2.3 MB) stays blank; Redoc also
 * loads a logo from another host and has no form to send requests. Maven Central has the current version of Swagger UI only.
 */
final class Reference {

    private static final String PROBLEM = "application/problem+json";

    private final JsonNode document;
    private final SchemaText schemas;
    private final Layout layout = new Layout("Reference", Layout.REFERENCE);

    Reference(JsonNode document) {
        this.document = document;
        this.schemas = new SchemaText(document);
    }

    Document page() {
        layout.addScript("/docs/try.js");
        var main = layout.main().addClass("reference");
        Prose.append(main, Resources.text("reference.md"));
        for (var tag : document.path("tags")) {
            addTag(main, tag.path("name").asText(), tag.path("description").asText());
        }
        addSchemas(main);
        addHeaders(main);
        return layout.page();
    }

    private void addTag(Element main, String name, String description) {
        var id = "tag-" + Slug.of(name, "tag");
        var section = addSection(main, id, name);
        Prose.append(section, description);
        var contents = layout.addContents(layout.contents(), "#" + id, name);
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (operation.getValue().path("tags").path(0).asText().equals(name)) {
                    addOperation(section, contents, operation.getKey(), path.getKey(), operation.getValue());
                }
            }
        }
    }

    private void addOperation(Element section, Element contents, String method, String path, JsonNode operation) {
        var id = operation.path("operationId").asText();
        var title = operation.path("summary").asText(id);
        var verb = method.toUpperCase(Locale.ROOT);
        layout.addContents(contents, "#" + id, title);
        var article = section.appendElement("article").addClass("operation").attr("aria-labelledby", id)
                .attr("data-method", verb).attr("data-path", path);
        article.appendElement("h3").id(id).appendElement("a").attr("href", "#" + id).text(title);
        var route = article.appendElement("p").addClass("route");
        Html.span(route, "verb " + method, verb);
        Html.code(route.appendText(" "), path);
        Html.span(route.appendText(" "), "access", requiresToken(operation) ? "Requires a token" : "Public");
        Prose.append(article, operation.path("description").asText());
        addParameters(article, operation.path("parameters"));
        addBody(article, operation.path("requestBody"));
        addResponses(article, operation.path("responses"));
    }

    private static boolean requiresToken(JsonNode operation) {
        return StreamSupport.stream(operation.path("security").spliterator(), false).noneMatch(JsonNode::isEmpty);
    }

    /** The {@code data-} attributes tell {@code try.js} the fields of its form. */
    private void addParameters(Element article, JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        article.appendElement("h4").text("Parameters");
        var list = article.appendElement("dl").addClass("properties");
        for (var reference : parameters) {
            var parameter = schemas.resolve(reference);
            var location = parameter.path("in").asText();
            var row = addProperty(list, parameter.path("name").asText(), location, parameter.path("required").asBoolean(),
                    parameter.path("description").asText(), parameter.path("schema"));
            row.attr("data-name", parameter.path("name").asText()).attr("data-in", location)
                    .attr("data-example", inQuery(SchemaText.example(parameter)));
            var values = values(schemas.resolve(parameter.path("schema")));
            if (!values.isEmpty()) {
                row.attr("data-values", String.join(",", values));
            }
        }
    }

    /** The form of a value in an address: the items of a list are separated by commas. */
    private static String inQuery(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).collect(joining(","))
                : value.asText();
    }

    /** All values that a schema allows; empty if it does not list them. */
    private static List<String> values(JsonNode schema) {
        if (schema.path("type").asText().equals("boolean")) {
            return List.of("true", "false");
        }
        return StreamSupport.stream(schema.path("enum").spliterator(), false).map(JsonNode::asText).toList();
    }

    private void addBody(Element article, JsonNode body) {
        if (body.isMissingNode()) {
            return;
        }
        article.appendElement("h4").text("Body");
        var content = body.path("content").properties();
        var media = content.iterator().next();
        var line = article.appendElement("p");
        schemas.type(line, media.getValue().path("schema"));
        line.appendText(" as ");
        Html.join(line, " or ", content, type -> Html.code(line, type.getKey()));
        if (!body.path("required").asBoolean()) {
            line.appendText("; optional");
        }
        addExample(article, "Example", SchemaText.example(media.getValue())).attr("data-body", media.getKey());
    }

    private void addResponses(Element article, JsonNode responses) {
        article.appendElement("h4").text("Responses");
        var list = article.appendElement("dl").addClass("responses");
        for (var entry : responses.properties()) {
            var status = entry.getKey();
            var response = schemas.resolve(entry.getValue());
            var row = list.appendElement("div");
            Html.span(row.appendElement("dt"), "status s" + status.charAt(0), status);
            var detail = row.appendElement("dd");
            Prose.append(detail, response.path("description").asText());
            for (var media : response.path("content").properties()) {
                if (media.getKey().equals(PROBLEM)) {
                    addProblems(detail, media.getValue().path("examples"));
                } else {
                    addContent(detail, media.getValue());
                }
            }
            if (status.startsWith("2")) {
                addHeaderNames(detail, response.path("headers"));
            }
        }
    }

    private void addContent(Element detail, JsonNode media) {
        schemas.type(detail.appendElement("p").appendText("Body: "), media.path("schema"));
        if (media.has("example")) {
            addExample(detail, "Example", media.path("example"));
        }
        for (var example : media.path("examples").properties()) {
            addExample(detail, example.getValue().path("summary").asText("Example"), example.getValue().path("value"));
        }
    }

    private static void addProblems(Element detail, JsonNode examples) {
        var line = detail.appendElement("p").addClass("problems");
        Html.join(line, " ", examples.properties(),
                problem -> Html.codeLink(line, Layout.PROBLEMS + "/" + problem.getKey(), problem.getKey()));
    }

    private static void addHeaderNames(Element detail, JsonNode headers) {
        if (!headers.isEmpty()) {
            var line = detail.appendElement("p").appendText("Headers: ");
            Html.join(line, ", ", headers.properties(),
                    header -> Html.codeLink(line, "#header-" + header.getKey(), header.getKey()));
        }
    }

    private static Element addExample(Element parent, String title, JsonNode example) {
        var details = parent.appendElement("details");
        details.appendElement("summary").text(title);
        Prose.show(details.appendElement("pre"), "json", example.isMissingNode() ? "{}" : example.toPrettyString());
        return details;
    }

    private void addSchemas(Element main) {
        var section = addSection(main, "schemas", "Schemas");
        layout.addContents(layout.contents(), "#schemas", "Schemas");
        for (var entry : document.path("components").path("schemas").properties()) {
            var schema = entry.getValue();
            var article = section.appendElement("article").addClass("schema");
            article.appendElement("h3").id(SchemaText.anchor(entry.getKey())).text(entry.getKey());
            schemas.describe(article, schema.path("description").asText(), schema.has("properties") ? null : schema);
            if (schema.has("properties")) {
                addProperties(article, schema);
            }
        }
    }

    private void addProperties(Element article, JsonNode schema) {
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        var list = article.appendElement("dl").addClass("properties");
        for (var property : schema.path("properties").properties()) {
            addProperty(list, property.getKey(), "", required.contains(property.getKey()),
                    property.getValue().path("description").asText(), property.getValue());
        }
    }

    private Element addProperty(Element list, String name, String kind, boolean required, String description,
            JsonNode schema) {
        var row = list.appendElement("div");
        var term = row.appendElement("dt");
        Html.code(term, name);
        if (!kind.isEmpty()) {
            Html.span(term.appendText(" "), "kind", kind);
        }
        if (required) {
            Html.span(term.appendText(" "), "kind required", "required");
        }
        schemas.describe(row.appendElement("dd"), description, schema);
        return row;
    }

    private void addHeaders(Element main) {
        var section = addSection(main, "headers", "Response headers");
        layout.addContents(layout.contents(), "#headers", "Response headers");
        var list = section.appendElement("dl").addClass("properties");
        for (Entry<String, JsonNode> header : document.path("components").path("headers").properties()) {
            var row = list.appendElement("div");
            Html.code(row.appendElement("dt").id("header-" + header.getKey()), header.getKey());
            var detail = row.appendElement("dd");
            Prose.append(detail, header.getValue().path("description").asText());
            Html.code(detail.appendElement("p"), SchemaText.example(header.getValue()).asText());
        }
    }

    private static Element addSection(Element main, String id, String title) {
        var section = main.appendElement("section").attr("aria-labelledby", id);
        section.appendElement("h2").id(id).text(title);
        return section;
    }
}
