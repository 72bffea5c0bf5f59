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
import org.jboss.jandex.IndexView;

import dev.standfirst.http.DeprecatedOperation;

/** Marks what is {@link DeprecatedOperation}, and shows the headers that say so on each of its answers. */
final class DeprecatedOperations {

    private final IndexView index;
    private final Components components;

    DeprecatedOperations(IndexView index, Components components) {
        this.index = index;
        this.components = components;
    }

    void mark(List<DocumentedOperation> operations) {
        for (var retiring : index.getAnnotations(DeprecatedOperation.class)) {
            operations.stream().filter(operation -> operation.id().equals(retiring.target().asMethod().name()))
                    .forEach(operation -> mark(operation, retiring));
        }
    }

    private void mark(DocumentedOperation operation, AnnotationInstance retiring) {
        var since = retiring.value("since").asString();
        var until = retiring.value("until").asString();
        var more = retiring.value("more").asString();
        var model = operation.model();
        model.deprecated(true).setDescription("**Deprecated** since %s, and may be gone from %s on: see %s. %s".formatted(since,
                until, more, model.getDescription()));
        var headers = DeprecatedOperation.Headers.of(since, until, more);
        model.getResponses().getAPIResponses().forEach((status, answer) -> {
            var own = own(answer);
            own.addHeader(DeprecatedOperation.Headers.DEPRECATION,
                    header("Since when the operation is deprecated (RFC 9745), in seconds.", headers.deprecation()));
            own.addHeader(DeprecatedOperation.Headers.SUNSET,
                    header("When the operation may be gone (RFC 8594).", headers.sunset()));
            model.getResponses().addAPIResponse(status, own);
        });
    }

    /** Not the one that others refer to. */
    private APIResponse own(APIResponse answer) {
        if (answer.getRef() == null) {
            return answer;
        }
        var shared = requireNonNull(components.getResponses()
                .get(answer.getRef().substring(answer.getRef().lastIndexOf('/') + 1)));
        return OASFactory.createAPIResponse().description(shared.getDescription()).content(shared.getContent())
                .headers(new LinkedHashMap<>(shared.getHeaders()));
    }

    private static Header header(String description, String example) {
        return OASFactory.createHeader().description(description).required(true).example(example)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }
}
