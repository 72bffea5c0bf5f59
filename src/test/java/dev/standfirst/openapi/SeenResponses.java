package dev.standfirst.openapi;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Statuses that tests have seen of each operation. Each is written at once as a line of a file for the database: Quarkus loads
 * the tests again for each profile, so no test knows whether it is the last.
 */
final class SeenResponses {

    static final Path FOLDER = Path.of("target", "responses");

    /** System property that is set when this JVM, in any class loader, has begun its file. */
    private static final String BEGUN = "standfirst.test.responses";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Path file;

    private SeenResponses(Path file) {
        this.file = file;
    }

    static SeenResponses ofThisRun() {
        var database = System.getProperty("standfirst.test.database",
                "jar-" + System.getProperty("surefire.forkNumber", "1"));
        var file = FOLDER.resolve(database + ".txt");
        try {
            Files.createDirectories(FOLDER);
            if (System.getProperty(BEGUN) == null) {
                System.setProperty(BEGUN, database);
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SeenResponses(file);
    }

    /** Lines of the last run on a database, for example “getPost 200”. */
    static Set<String> of(String database) {
        var file = FOLDER.resolve(database + ".txt");
        try {
            return Files.exists(file) ? Set.copyOf(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void note(String operation, int status) {
        var line = operation + " " + status;
        if (seen.add(line)) {
            try {
                Files.writeString(file, line + "\n", CREATE, APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
