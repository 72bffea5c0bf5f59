package dev.standfirst.openapi;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;

import dev.standfirst.http.DeprecatedOperation;

/** Marks each {@link DeprecatedOperation}, and adds the headers that announce its end to each of its responses. */
final class DeprecatedOperations {

    private final Components components;

    DeprecatedOperations(Components components) {
        this.components = components;
    }

    void mark(List<DocumentedOperation> operations) {
        operations.forEach(operation -> operation.annotation(DeprecatedOperation.class)
                .ifPresent(deprecation -> mark(operation, deprecation)));
    }

    private void mark(DocumentedOperation operation, AnnotationInstance deprecation) {
        var since = deprecation.value("since").asString();
        var until = deprecation.value("until").asString();
        var more = deprecation.value("more").asString();
        var model = operation.model();
        model.deprecated(true)
                .setDescription("**Deprecated** since %s, and may be removed on or after %s: see %s. %s".formatted(since,
                        until, more, model.getDescription()));
        var headers = DeprecatedOperation.Headers.of(since, until, more);
        model.getResponses().getAPIResponses().forEach((status, response) -> {
            var own = own(response);
            own.addHeader(DeprecatedOperation.Headers.DEPRECATION,
                    header("Time since when the operation is deprecated, in seconds (RFC 9745).", headers.deprecation()));
            own.addHeader(DeprecatedOperation.Headers.SUNSET,
                    header("Time from which on the operation may be removed (RFC 8594).", headers.sunset()));
            model.getResponses().addAPIResponse(status, own);
        });
    }

    /** A copy of a response that other operations refer to; any other response itself. */
    private APIResponse own(APIResponse response) {
        if (response.getRef() == null) {
            return response;
        }
        var shared = requireNonNull(components.getResponses().get(References.component(response)));
        return OASFactory.createAPIResponse().description(shared.getDescription()).content(shared.getContent())
                .headers(new LinkedHashMap<>(shared.getHeaders()));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader().description(description).required(true).example(example)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
