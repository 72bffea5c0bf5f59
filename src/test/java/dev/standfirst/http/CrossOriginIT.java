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

/** CORS with a list of origins: responses from the resource, the response cache and the fast lane have the same headers. */
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
    void aListedOriginMayReadResponses() {
        assertThreeTimes(200, "access-control-allow-origin: " + LISTED, "Origin: " + LISTED);
    }

    /** A star in a list of origins is a mistake, and allows no further origin. */
    @Test
    void anOriginThatIsNotListedIsRejected() {
        assertThreeTimes(403, "vary: origin", "Origin: https://elsewhere.example");
    }

    @Test
    void aResponseWithoutAnOriginVariesByOrigin() {
        assertThreeTimes(200, "vary: origin");
    }

    private static void assertThreeTimes(int status, String header, String... requestHeaders) {
        try (var connection = new RawConnection(service.uri("/").getPort())) {
            for (int i = 0; i < 3; i++) {
                var response = connection.exchange(RawConnection.request("GET /api/v1/site", requestHeaders));

                assertEquals(status, response.status());
                assertTrue(response.headers().stream().anyMatch(header::equalsIgnoreCase),
                        () -> header + " in " + response.headers());
            }
        }
    }
}
