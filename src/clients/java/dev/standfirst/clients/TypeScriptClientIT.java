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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an author's program does with the client that is generated for TypeScript. Its journeys are a package of their own, into
 * which the client is generated, and which is compiled and run in a copy below {@code target}.
 */
class TypeScriptClientIT {

    private static final Path SOURCES = Path.of("src", "clients", "typescript");
    private static final Path COPY = Path.of("target", "clients", "typescript");

    private static final String SKIPPED = "There is no npm on the PATH: the client for TypeScript is not tried.";

    @TempDir
    Path folder;

    @Test
    void itsJourneysLeadToTheirEnds() throws IOException, InterruptedException {
        if (!isOnThePath("npm")) {
            // On the console, too, where a skipped test is only counted.
            System.out.println(SKIPPED);
            abort(SKIPPED);
        }
        Files.createDirectories(COPY);
        try (var sources = Files.list(SOURCES)) {
            for (var source : sources.toList()) {
                Files.copy(source, COPY.resolve(source.getFileName()), REPLACE_EXISTING);
            }
        }

        run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
        try (var service = RunningService.start(folder)) {
            run(Map.of("STANDFIRST_URL", service.uri().toString(), "STANDFIRST_ADMIN_TOKEN", RunningService.ADMIN_TOKEN),
                    "npm", "test");
        }
    }

    private static boolean isOnThePath(String program) {
        return Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Prints what it prints, and expects it to succeed. */
    private static void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(COPY.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        System.out.println(output);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + " failed:\n" + output);
    }
}
