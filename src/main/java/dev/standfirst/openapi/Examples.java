package dev.standfirst.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.problem.ProblemType;

/** Examples of requests and responses, which a test records from the running service. */
final class Examples {

    private final ObjectMapper json = new ObjectMapper();

    /** The body of a request. */
    Object request(String operation) {
        return read(operation + ".request");
    }

    /** The main response of an operation. */
    Object response(String operation) {
        return read(operation);
    }

    /** The response to the same request, sent again. */
    Object repeated(String operation) {
        return read(operation + ".repeated");
    }

    Object problem(ProblemType type) {
        return read("problems/" + type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Object read(String name) {
        var file = "/openapi/examples/" + name + ".json";
        try (var stream = Examples.class.getResourceAsStream(file)) {
            if (stream == null) {
                // DocumentTest reports it. The build must not fail, because the example can only be recorded from the built service.
                return new LinkedHashMap<>();
            }
            return json.readValue(stream, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
