package dev.standfirst.openapi;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.openapi.Document.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A request as the document shows it. */
record DocumentedRequest(Document document, Operation operation) {

    /** What the document sends; a missing node where that is nothing. */
    JsonNode example() {
        return operation.node().at("/requestBody/content/application~1json/example");
    }

    /** With the things that the variables in the path stand for. */
    Response send(RequestSpecification request, Map<String, String> things) {
        return example().isMissingNode() ? sendWithoutBody(request, things) : send(request, things, example().toString());
    }

    Response send(RequestSpecification request, Map<String, String> things, String body) {
        return sendWithoutBody(request.body(body), things);
    }

    private Response sendWithoutBody(RequestSpecification request, Map<String, String> things) {
        document.parameters(operation).forEach((name, parameter) -> {
            if (parameter.path("in").asText().equals("query") && parameter.path("required").asBoolean()) {
                request.queryParam(name, things.get("post"));
            }
        });
        var path = operation.path();
        for (var thing : things.entrySet()) {
            path = path.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return request.basePath("").request(operation.method().toUpperCase(Locale.ROOT), path);
    }
}
