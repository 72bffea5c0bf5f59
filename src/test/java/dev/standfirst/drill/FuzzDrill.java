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
 * Tens of thousands of requests made from the document, right ones and wrong ones: each is answered within a second, as the
 * document has it, and none by a fault of the service. {@code -Dfuzz.requests} says how many, {@code -Dfuzz.seed} asks the same
 * ones again.
 */
class FuzzDrill {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 50_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void onH2() throws Exception {
        fuzz(Map.of());
    }

    @Test
    void onPostgresql() throws Exception {
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

            assertEquals("", String.join("\n", faults), () -> "-Dfuzz.seed=" + SEED + " asks the same again");
        }
    }
}
