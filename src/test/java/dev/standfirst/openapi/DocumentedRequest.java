package dev.standfirst.openapi;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.standfirst.openapi.Document.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A request with the example of the document as its body. */
record DocumentedRequest(Document document, Operation operation) {

    /** Example of the request body; a missing node if there is none. */
    JsonNode example() {
        return operation.node().at("/requestBody/content/application~1json/example");
    }

    /** Sends the request with values for the variables in its path. */
    Response send(RequestSpecification request, Map<String, String> variables) {
        return example().isMissingNode() ? sendWithoutBody(request, variables) : send(request, variables, example().toString());
    }

    Response send(RequestSpecification request, Map<String, String> variables, String body) {
        return sendWithoutBody(request.body(body), variables);
    }

    private Response sendWithoutBody(RequestSpecification request, Map<String, String> variables) {
        document.parameters(operation).forEach((name, parameter) -> {
            if (parameter.path("in").asText().equals("query") && parameter.path("required").asBoolean()) {
                request.queryParam(name, variables.get("post"));
            }
        });
        var path = operation.path();
        for (var variable : variables.entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return request.basePath("").request(operation.method().toUpperCase(Locale.ROOT), path);
    }
}
