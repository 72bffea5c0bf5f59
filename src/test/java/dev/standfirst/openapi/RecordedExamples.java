package dev.standfirst.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import io.restassured.response.Response;

/**
 * Compares the examples of the document with requests and responses of the service. With {@code -Dexamples=write}, examples
 * that
 * differ are recorded again.
 */
final class RecordedExamples {

    private static final Path FOLDER = Path.of("src/main/resources/openapi/examples");
    private static final boolean WRITE = "write".equals(System.getProperty("examples"));

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectWriter pretty = json.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n")));
    private final List<String> differences = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** Compares a request body with its example, and returns it. */
    Object request(String operation, Object body) {
        compare(operation + ".request", body);
        return body;
    }

    /** Compares a response, which must have this status, with its example. */
    void response(String name, int status, Response response) {
        response.then().statusCode(status);
        compare(name, read(response.asString()));
    }

    void problem(String type, int status, Response response) {
        response("problems/" + type, status, response);
    }

    /** Examples that differ from the service, and examples without a request or response. */
    List<String> differences() {
        try (var files = Files.walk(FOLDER)) {
            files.filter(Files::isRegularFile).map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .map(file -> file.replaceFirst("\\.json$", "")).filter(name -> !names.contains(name))
                    .forEach(name -> differences.add(name + " is not an example of any request or response"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return differences;
    }

    private void compare(String name, Object actual) {
        names.add(name);
        var file = FOLDER.resolve(name + ".json");
        try {
            var current = write(actual);
            if (!Files.exists(file) || !withoutRandomParts(Files.readString(file)).equals(withoutRandomParts(current))) {
                if (WRITE) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, current);
                } else {
                    differences.add(name + " should be\n" + current);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Object body) throws IOException {
        return pretty.writeValueAsString(body)
                // The test sets the clock to a full minute; the rest is the time that requests took.
                .replaceAll("(T\\d\\d:\\d\\d):\\d\\d(\\.\\d+)?Z", "$1:00Z")
                // Readers should not wonder whether the token is valid.
                .replaceAll("sfp_[A-Za-z0-9_-]{20,}", "sfp_Xk29Qa-an-example-of-a-token-that-opens-nothing")
                .replaceAll("(preview=|\"token\" : \")[A-Za-z0-9_-]{80}",
                        "$1AZ3Gk3kQfD2tPC5-WzBMEg-an-example-that-opens-nothing")
                .replaceAll("http://localhost:\\d+", "https://cms.harbour.example")
                .replaceAll("(\"prefix\" : \")[^\"]+", "$1sfp_Xk29Qa") + "\n";
    }

    /** Ids, cursors and trace ids differ in every run. */
    private static String withoutRandomParts(String example) {
        return example
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "<id>")
                .replaceAll("(\"(next|previous)\" : )\"[^\"]+\"", "$1<cursor>")
                .replaceAll("(\"traceId\" : )\"[^\"]+\"", "$1<trace>");
    }

    private Object read(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
