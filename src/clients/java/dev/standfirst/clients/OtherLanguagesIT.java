package dev.standfirst.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uses the generated clients in languages without a JVM as a program of an author does. The journeys of each language lie in a
 * folder of their own, which is copied beside the generated client below {@code target}, compiled and run there.
 */
class OtherLanguagesIT {

    private static final Path SOURCES = Path.of("src", "clients");
    private static final Path COPIES = Path.of("target", "clients");

    private static RunningService service;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        service = RunningService.start(folder);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void everyJourneyOfTheTypeScriptClientSucceeds() throws IOException, InterruptedException {
        var folder = copy("typescript", "npm");
        run(folder, "npm", "ci", "--no-audit", "--no-fund");
        run(folder, "npm", "test");
    }

    @Test
    void everyJourneyOfTheGoClientSucceeds() throws IOException, InterruptedException {
        run(copy("go", "go"), "go", "test", "-count=1", "./...");
    }

    @Test
    void everyJourneyOfThePhpClientSucceeds() throws IOException, InterruptedException {
        run(copy("php", "php"), "php", "journeys.php");
    }

    /** Copies the journeys of a language; skips the test if its program is not on the PATH. */
    private static Path copy(String language, String program) throws IOException {
        if (!isOnThePath(program)) {
            var skipped = "There is no " + program + " on the PATH, so the client in the folder " + language + " is not tested.";
            // The report of a skipped test shows no reason, so the console does.
            System.out.println(skipped);
            abort(skipped);
        }
        var copy = Files.createDirectories(COPIES.resolve(language));
        try (var sources = Files.list(SOURCES.resolve(language))) {
            for (var source : sources.toList()) {
                Files.copy(source, copy.resolve(source.getFileName()), REPLACE_EXISTING);
            }
        }
        return copy;
    }

    private static boolean isOnThePath(String program) {
        return Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a command, prints its output, and expects it to succeed. */
    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(
                Map.of("STANDFIRST_URL", service.uri().toString(), "STANDFIRST_ADMIN_TOKEN", RunningService.ADMIN_TOKEN));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        System.out.println(output);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + " failed:\n" + output);
    }
}
