package dev.standfirst.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.problem.ProblemType;

/** What clients sent and the service answered; a test takes them down from the running service. */
final class Examples {

    private final ObjectMapper json = new ObjectMapper();

    /** The body of a request. */
    Object request(String operation) {
        return read(operation + ".request");
    }

    /** The main answer of an operation. */
    Object answer(String operation) {
        return read(operation);
    }

    /** The answer to the same request once more. */
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
                // The document's test says so; a build without it could not answer the question what it should be.
                return new LinkedHashMap<>();
            }
            return json.readValue(stream, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
