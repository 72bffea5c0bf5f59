package dev.standfirst.idempotency;

import java.util.List;
import java.util.Map;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.change.Versioned;

/**
 * The first response to a request with an {@code Idempotency-Key}.
 *
 * @param body JSON; empty for a response without a body
 */
record FirstResponse(Head head, String body) {

    /**
     * @param fingerprint fingerprint of the request
     * @param headers headers that the resource set
     * @param version version of the resource, with which its {@code ETag} begins; null if it has none
     */
    record Head(byte[] fingerprint, int status, Map<String, List<String>> headers, @Nullable Long version) {
    }

    /** The JSON of a view, which stands in for the view. */
    private record Body(@JsonValue @JsonRawValue String json) {
    }

    /** The JSON of a view with a version, so that the replayed response gets the same {@code ETag}. */
    private record VersionedBody(@JsonValue @JsonRawValue String json, long version) implements Versioned {
    }

    static FirstResponse of(RestResponse<?> response, byte[] fingerprint, ObjectMapper json) throws JsonProcessingException {
        var view = response.getEntity();
        var version = view instanceof Versioned versioned ? versioned.version() : null;
        return new FirstResponse(new Head(fingerprint, response.getStatus(), Map.copyOf(response.getStringHeaders()), version),
                view == null ? "" : json.writeValueAsString(view));
    }

    /** The same response again, marked as replayed. */
    RestResponse<Object> replay() {
        var response = RestResponse.ResponseBuilder.create(head.status).header("Idempotency-Replayed", true);
        head.headers.forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        if (!body.isEmpty()) {
            response.entity(head.version == null ? new Body(body) : new VersionedBody(body, head.version));
        }
        return response.build();
    }
}
