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
 * An answer as it was given.
 *
 * @param body JSON; empty for an answer without a body
 */
record FirstAnswer(Head head, String body) {

    /**
     * @param fingerprint of the request
     * @param headers those that the resource set
     * @param version of what has one: its {@code ETag} begins with it
     */
    record Head(byte[] fingerprint, int status, Map<String, List<String>> headers, @Nullable Long version) {
    }

    /** The JSON of a view, in place of the view. */
    private record Body(@JsonValue @JsonRawValue String json) {
    }

    /** The same for a view with a version, so that it gets the same {@code ETag}. */
    private record VersionedBody(@JsonValue @JsonRawValue String json, long version) implements Versioned {
    }

    static FirstAnswer of(RestResponse<?> response, byte[] fingerprint, ObjectMapper json) throws JsonProcessingException {
        var view = response.getEntity();
        var version = view instanceof Versioned versioned ? versioned.version() : null;
        return new FirstAnswer(new Head(fingerprint, response.getStatus(), Map.copyOf(response.getStringHeaders()), version),
                view == null ? "" : json.writeValueAsString(view));
    }

    /** The same answer, said to be a repetition. */
    RestResponse<Object> again() {
        var response = RestResponse.ResponseBuilder.create(head.status).header("Idempotency-Replayed", true);
        head.headers.forEach((name, values) -> values.forEach(value -> response.header(name, value)));
        if (!body.isEmpty()) {
            response.entity(head.version == null ? new Body(body) : new VersionedBody(body, head.version));
        }
        return response.build();
    }
}
