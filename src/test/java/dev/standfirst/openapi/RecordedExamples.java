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
 * The document's examples, held against what the service really takes and answers. With {@code -Dexamples=write} those that
 * differ are taken down anew.
 */
final class RecordedExamples {

    private static final Path FOLDER = Path.of("src/main/resources/openapi/examples");
    private static final boolean WRITE = "write".equals(System.getProperty("examples"));

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectWriter pretty = json.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n")));
    private final List<String> differences = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** What was sent. */
    Object request(String operation, Object body) {
        compare(operation + ".request", body);
        return body;
    }

    /** What was answered, with the status that the document gives it. */
    void answer(String name, int status, Response response) {
        response.then().statusCode(status);
        compare(name, read(response.asString()));
    }

    void problem(String type, int status, Response response) {
        answer("problems/" + type, status, response);
    }

    /** The examples that are not as the service has it, and the names of those that it was not asked about. */
    List<String> differences() {
        try (var files = Files.walk(FOLDER)) {
            files.filter(Files::isRegularFile).map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .map(file -> file.replaceFirst("\\.json$", "")).filter(name -> !names.contains(name))
                    .forEach(name -> differences.add(name + " is no example of anything that happens here"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return differences;
    }

    private void compare(String name, Object actual) {
        names.add(name);
        var file = FOLDER.resolve(name + ".json");
        try {
            var present = write(actual);
            if (!Files.exists(file) || !withoutChance(Files.readString(file)).equals(withoutChance(present))) {
                if (WRITE) {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, present);
                } else {
                    differences.add(name + " is now\n" + present);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Object body) throws IOException {
        return pretty.writeValueAsString(body)
                // The clock stands at a full minute, give or take how long the service took.
                .replaceAll("(T\\d\\d:\\d\\d):\\d\\d(\\.\\d+)?Z", "$1:00Z")
                // Nobody should wonder whether this one opens anything.
                .replaceAll("sfp_[A-Za-z0-9_-]{20,}", "sfp_Xk29Qa-an-example-of-a-token-that-opens-nothing")
                .replaceAll("(preview=|\"token\" : \")[A-Za-z0-9_-]{80}",
                        "$1AZ3Gk3kQfD2tPC5-WzBMEg-an-example-that-opens-nothing")
                .replaceAll("http://localhost:\\d+", "https://cms.harbour.example")
                .replaceAll("(\"prefix\" : \")[^\"]+", "$1sfp_Xk29Qa") + "\n";
    }

    /** Ids, cursors and such are others in every run. */
    private static String withoutChance(String example) {
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
