package dev.standfirst.openapi;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which operations were answered how. Each is written down at once, one a line, into a file for each database: Quarkus loads
 * the tests anew for each profile, and nobody could say which of them is the last.
 */
final class SeenAnswers {

    private static final Path FOLDER = Path.of("target", "answers");

    /** Set where this JVM, in whatever class loader, has begun its file. */
    private static final String BEGUN = "standfirst.test.answers";

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Path file;

    private SeenAnswers(Path file) {
        this.file = file;
    }

    static SeenAnswers ofThisRun() {
        var database = System.getProperty("standfirst.test.database", "packaged");
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

    /** By the name of the run, lines such as “getPost 200”. */
    static Map<String, Set<String>> ofAllRuns() {
        var all = new TreeMap<String, Set<String>>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (var file : files.filter(name -> name.toString().endsWith(".txt")).toList()) {
                all.put(file.getFileName().toString().replace(".txt", ""), new TreeSet<>(Files.readAllLines(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
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
