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
 * Which operations were answered how. Each is written down at once, one a line, into a file for each database: Quarkus loads
 * the tests anew for each profile, and nobody could say which of them is the last.
 */
final class SeenAnswers {

    static final Path FOLDER = Path.of("target", "answers");

    /** Set where this JVM, in whatever class loader, has begun its file. */
    private static final String BEGUN = "standfirst.test.answers";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Path file;

    private SeenAnswers(Path file) {
        this.file = file;
    }

    static SeenAnswers ofThisRun() {
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
        return new SeenAnswers(file);
    }

    /** Lines such as “getPost 200”, of the last run on that database. */
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
