package dev.standfirst.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.fuzz.Fuzzer;
import dev.standfirst.testing.RunningJar;

/**
 * Sends tens of thousands of valid and invalid requests made from the API document: each response comes within a second, is as
 * documented, and is no 5xx. {@code -Dfuzz.requests} sets the number of requests, {@code -Dfuzz.seed} repeats a drill.
 */
class FuzzDrill {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 50_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everyResponseIsAsDocumentedOnH2() throws Exception {
        fuzz(Map.of());
    }

    @Test
    void everyResponseIsAsDocumentedOnPostgresql() throws Exception {
        try (var postgres = DurablePostgres.start()) {
            fuzz(postgres.settings());
        }
    }

    private void fuzz(Map<String, String> databaseSettings) throws Exception {
        var settings = new HashMap<>(databaseSettings);
        settings.put("STANDFIRST_ADMIN_TOKEN", Person.ADMIN_TOKEN);
        settings.put("STANDFIRST_RATE_LIMIT_ENABLED", "false");
        try (var service = RunningJar.start(folder, settings)) {
            var address = service.uri("");
            var faults = new Fuzzer(URI.create("http://localhost:" + address.getPort())).run(REQUESTS, SEED, Person.ADMIN_TOKEN,
                    operation -> true);

            assertEquals("", String.join("\n", faults), () -> "-Dfuzz.seed=" + SEED + " sends the same requests again");
        }
    }
}
