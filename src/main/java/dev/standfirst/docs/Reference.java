package dev.standfirst.docs;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.slug.Slug;

/** The reference of all operations, as the OpenAPI document has them. A script makes each of them one that can be tried. */
final class Reference {

    private static final String PROBLEM = "application/problem+json";

    private final JsonNode document;
    private final SchemaText schemas;
    private final Layout layout = new Layout("Reference", Pages.REFERENCE);

    Reference(JsonNode document) {
        this.document = document;
        this.schemas = new SchemaText(document);
    }

    Document page() {
        layout.addScript("/docs/try.js");
        var main = layout.main().addClass("reference");
        main.appendChildren(Prose.of(Resources.text("reference.md")).childNodesCopy());
        for (var tag : document.path("tags")) {
            addTag(main, tag.path("name").asText(), tag.path("description").asText());
        }
        addSchemas(main);
        addHeaders(main);
        return layout.page();
    }

    private void addTag(Element main, String name, String description) {
        var id = "tag-" + Slug.of(name, "tag");
        var section = section(main, id, name);
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
        layout.addContents(contents, "#" + id, title);
        var article = section.appendElement("article").addClass("operation").attr("aria-labelledby", id)
                .attr("data-method", method.toUpperCase(Locale.ROOT)).attr("data-path", path);
        article.appendElement("h3").id(id).appendElement("a").attr("href", "#" + id).text(title);
        var route = article.appendElement("p").addClass("route");
        route.appendElement("span").addClass("verb").addClass(method).text(method.toUpperCase(Locale.ROOT));
        route.appendText(" ").appendElement("code").text(path);
        route.appendText(" ").appendElement("span").addClass("access").text(needsToken(operation) ? "Takes a token" : "Public");
        Prose.append(article, operation.path("description").asText());
        addParameters(article, operation);
        addBody(article, operation.path("requestBody"));
        addAnswers(article, operation.path("responses"));
    }

    private static boolean needsToken(JsonNode operation) {
        return StreamSupport.stream(operation.path("security").spliterator(), false).noneMatch(JsonNode::isEmpty);
    }

    private void addParameters(Element article, JsonNode operation) {
        if (operation.path("parameters").isEmpty()) {
            return;
        }
        article.appendElement("h4").text("Parameters");
        var list = article.appendElement("dl").addClass("properties");
        for (var reference : operation.path("parameters")) {
            var parameter = schemas.resolve(reference);
            var name = parameter.path("name").asText();
            var schema = schemas.resolve(parameter.path("schema"));
            var row = list.appendElement("div").attr("data-name", name).attr("data-in", parameter.path("in").asText())
                    .attr("data-example", SchemaText.example(parameter).asText());
            var values = new ArrayList<String>();
            schema.path("enum").forEach(value -> values.add(value.asText()));
            if (schema.path("type").asText().equals("boolean")) {
                values.addAll(List.of("true", "false"));
            }
            if (!values.isEmpty()) {
                row.attr("data-values", String.join(",", values));
            }
            var term = row.appendElement("dt");
            term.appendElement("code").text(name);
            addKind(term, parameter.path("in").asText(), parameter.path("required").asBoolean());
            schemas.describe(row.appendElement("dd"), parameter.path("description").asText(), parameter.path("schema"));
        }
    }

    private void addBody(Element article, JsonNode body) {
        if (body.isMissingNode()) {
            return;
        }
        article.appendElement("h4").text("Body");
        var media = body.path("content").properties().iterator().next();
        var kinds = article.appendElement("p");
        schemas.type(kinds, media.getValue().path("schema"));
        kinds.appendText(" as ");
        var types = new ArrayList<String>();
        body.path("content").fieldNames().forEachRemaining(types::add);
        kinds.append(types.stream().map(type -> "<code>" + type + "</code>").collect(joining(" or ")));
        if (!body.path("required").asBoolean()) {
            kinds.appendText("; may be left out");
        }
        addExample(article, "Example", SchemaText.example(media.getValue())).attr("data-body", media.getKey());
    }

    private void addAnswers(Element article, JsonNode responses) {
        article.appendElement("h4").text("Answers");
        var list = article.appendElement("dl").addClass("answers");
        for (var answer : responses.properties()) {
            var response = schemas.resolve(answer.getValue());
            var row = list.appendElement("div");
            row.appendElement("dt").appendElement("span").addClass("status").addClass("s" + answer.getKey().charAt(0))
                    .text(answer.getKey());
            var detail = row.appendElement("dd");
            Prose.append(detail, response.path("description").asText());
            for (var media : response.path("content").properties()) {
                if (media.getKey().equals(PROBLEM)) {
                    addProblems(detail, media.getValue().path("examples"));
                } else {
                    addContent(detail, media.getValue());
                }
            }
            if (answer.getKey().startsWith("2")) {
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
        var problems = detail.appendElement("p").addClass("problems");
        var separator = "";
        for (var example : examples.properties()) {
            problems.appendText(separator);
            problems.appendElement("a").attr("href", Pages.PROBLEMS + "/" + example.getKey()).appendElement("code")
                    .text(example.getKey());
            separator = " ";
        }
    }

    private static void addHeaderNames(Element detail, JsonNode headers) {
        if (headers.isEmpty()) {
            return;
        }
        var names = detail.appendElement("p").appendText("Headers: ");
        var separator = "";
        for (var header : headers.properties()) {
            names.appendText(separator);
            names.appendElement("a").attr("href", "#header-" + header.getKey()).appendElement("code").text(header.getKey());
            separator = ", ";
        }
    }

    private static Element addExample(Element where, String title, JsonNode example) {
        var details = where.appendElement("details");
        details.appendElement("summary").text(title);
        Prose.show(details.appendElement("pre"), "json", example.isMissingNode() ? "{}" : example.toPrettyString());
        return details;
    }

    private void addSchemas(Element main) {
        var section = section(main, "schemas", "Schemas");
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
            var row = list.appendElement("div");
            var term = row.appendElement("dt");
            term.appendElement("code").text(property.getKey());
            addKind(term, "", required.contains(property.getKey()));
            schemas.describe(row.appendElement("dd"), property.getValue().path("description").asText(), property.getValue());
        }
    }

    private void addHeaders(Element main) {
        var section = section(main, "headers", "Headers of answers");
        layout.addContents(layout.contents(), "#headers", "Headers of answers");
        var list = section.appendElement("dl").addClass("properties");
        for (Map.Entry<String, JsonNode> header : document.path("components").path("headers").properties()) {
            var row = list.appendElement("div");
            row.appendElement("dt").id("header-" + header.getKey()).appendElement("code").text(header.getKey());
            var detail = row.appendElement("dd");
            Prose.append(detail, header.getValue().path("description").asText());
            detail.appendElement("p").appendElement("code").text(SchemaText.example(header.getValue()).asText());
        }
    }

    private static void addKind(Element term, String kind, boolean required) {
        if (!kind.isEmpty()) {
            term.appendText(" ").appendElement("span").addClass("kind").text(kind);
        }
        if (required) {
            term.appendText(" ").appendElement("span").addClass("kind").addClass("required").text("required");
        }
    }

    private static Element section(Element main, String id, String title) {
        var section = main.appendElement("section").attr("aria-labelledby", id);
        section.appendElement("h2").id(id).text(title);
        return section;
    }
}
