package dev.standfirst.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.standfirst.testing.RawConnection;
import dev.standfirst.testing.RunningJar;

/** An operator who lists origins: what a connection is told first, from memory and by the short way is the same. */
class CrossOriginIT {

    private static final String LISTED = "https://reader.example";

    @TempDir
    static Path folder;

    private static RunningJar service;

    @BeforeAll
    static void start() {
        service = RunningJar.start(folder, Map.of("STANDFIRST_CORS_ORIGINS", LISTED + ",*"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aListedOriginMayRead() {
        assertAlways(200, "access-control-allow-origin: " + LISTED, "Origin: " + LISTED);
    }

    /** Whoever wrote a star beside it meant something else than what it says. */
    @Test
    void nobodyElseMay() {
        assertAlways(403, "vary: origin", "Origin: https://elsewhere.example");
    }

    @Test
    void cachesAreToldThatTheOriginDecides() {
        assertAlways(200, "vary: origin");
    }

    private static void assertAlways(int status, String header, String... asking) {
        try (var connection = new RawConnection(service.uri("/").getPort())) {
            for (int i = 0; i < 3; i++) {
                var answer = connection.ask(RawConnection.request("GET /api/v1/site", asking));

                assertEquals(status, answer.status());
                assertTrue(answer.headers().stream().anyMatch(header::equalsIgnoreCase),
                        () -> header + " in " + answer.headers());
            }
        }
    }
}
