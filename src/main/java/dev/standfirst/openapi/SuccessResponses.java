package dev.standfirst.openapi;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

import dev.standfirst.http.Creates;

/** Completes the successful responses of each operation, and adds the examples of request and response. */
final class SuccessResponses {

    private static final String OK = "200";
    private static final String CREATED = "201";
    private static final String NO_CONTENT = "204";

    private final Map<String, Schema> schemas;
    private final Examples examples = new Examples();

    SuccessResponses(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void complete(List<DocumentedOperation> operations) {
        operations.forEach(this::complete);
    }

    private void complete(DocumentedOperation operation) {
        operation.body().ifPresent(body -> body.required(true).getContent().getMediaTypes().values()
                .forEach(type -> type.setExample(examples.request(operation.id()))));
        var responses = responses(operation);
        addHeaders(responses.getAPIResponse(operation.creates() ? CREATED : operation.hasResponseBody() ? OK : NO_CONTENT),
                operation);
        responses.getAPIResponses().values().forEach(SuccessResponses::addCommonHeaders);
        operation.model().setResponses(responses);
    }

    private APIResponses responses(DocumentedOperation operation) {
        var scanned = operation.model().getResponses();
        var responses = OASFactory.createAPIResponses();
        if (!operation.hasResponseBody()) {
            return responses.addAPIResponse(NO_CONTENT,
                    scanned.getAPIResponse(NO_CONTENT).description("The request succeeded."));
        }
        var ok = scanned.getAPIResponse(OK);
        var example = examples.response(operation.id());
        if (!operation.creates()) {
            return responses.addAPIResponse(OK,
                    response(ok, operation.isRead() ? "The requested resource." : "The state after the change.", example));
        }
        operation.annotation(Creates.class).map(creates -> creates.value("otherwise"))
                .ifPresent(otherwise -> responses.addAPIResponse(OK,
                        response(ok, otherwise.asString(), examples.repeated(operation.id()))));
        return responses.addAPIResponse(CREATED,
                response(ok, "The resource was created; `Location` is its address.", example)
                        .addHeader("Location", header("Location")));
    }

    private void addHeaders(APIResponse response, DocumentedOperation operation) {
        if (operation.isList()) {
            response.addHeader("Link", header("Link"));
        }
        if (operation.isRead() || hasVersion(response)) {
            response.addHeader("ETag", header("ETag"));
        }
        if (operation.isRead() && !operation.requiresToken()) {
            response.addHeader("Last-Modified", header("Last-Modified"));
            response.addHeader("Surrogate-Key", header("Surrogate-Key"));
        }
        if (operation.acceptsIdempotencyKey()) {
            response.addHeader("Idempotency-Replayed", header("Idempotency-Replayed"));
        }
        if (operation.hasParameter("preview")) {
            response.addHeader("X-Robots-Tag", header("X-Robots-Tag"));
        }
    }

    private boolean hasVersion(APIResponse response) {
        return response.getContent() != null && response.getContent().getMediaTypes().values().stream()
                .map(type -> schemas.get(String.valueOf(References.schema(type.getSchema()))))
                .anyMatch(schema -> schema != null && schema.getProperties().containsKey("version"));
    }

    private static APIResponse response(APIResponse scanned, String description, Object example) {
        var content = OASFactory.createContent();
        scanned.getContent().getMediaTypes().forEach((name, type) -> content.addMediaType(name, media(type, example)));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    private static MediaType media(MediaType scanned, Object example) {
        return OASFactory.createMediaType().schema(scanned.getSchema()).example(example);
    }

    /** Adds the headers about caching and rate limits, which every response has. */
    static void addCommonHeaders(APIResponse response) {
        response.addHeader("Cache-Control", header("Cache-Control")).addHeader("RateLimit", header("RateLimit"))
                .addHeader("RateLimit-Policy", header("RateLimit-Policy"));
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }
}
