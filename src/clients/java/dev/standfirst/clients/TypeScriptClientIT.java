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
 * Uses the generated TypeScript client as a program of an author does. The journeys are a package of their own, into which the
 * client is generated; a copy of it below {@code target} is compiled and run.
 */
class TypeScriptClientIT {

    private static final Path SOURCES = Path.of("src", "clients", "typescript");
    private static final Path COPY = Path.of("target", "clients", "typescript");

    private static final String SKIPPED = "There is no npm on the PATH, so the TypeScript client is not tested.";

    @TempDir
    Path folder;

    @Test
    void everyJourneyOfTheTypeScriptClientSucceeds() throws IOException, InterruptedException {
        if (!isOnThePath("npm")) {
            // The report of a skipped test shows no reason, so the console does.
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

    /** Runs a command, prints its output, and expects it to succeed. */
    private static void run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(COPY.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        System.out.println(output);
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + " failed:\n" + output);
    }
}
