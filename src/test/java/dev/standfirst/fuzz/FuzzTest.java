package dev.standfirst.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;

import org.junit.jupiter.api.Test;

import dev.standfirst.testing.ApiTest;
import dev.standfirst.testing.TestDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Sends some hundred generated requests, the same in each build, so that a failure is caused by the change that is built.
 * {@code -Dfuzz.seed} chooses others and {@code -Dfuzz.requests} their number; FuzzDrill sends many, and others each time.
 */
@QuarkusTest
class FuzzTest extends ApiTest {

    @TestHTTPResource
    URI service;

    @Test
    void everyResponseToAGeneratedRequestIsAsDocumented() throws IOException {
        var seed = Long.getLong("fuzz.seed", 1);

        // The site is left out, because all tests share it.
        var faults = new Fuzzer(URI.create("http://localhost:" + service.getPort())).run(
                Integer.getInteger("fuzz.requests", 500),
                seed, TestDatabase.ADMIN_TOKEN, operation -> !operation.id().equals("updateSite"));

        assertEquals("", String.join("\n", faults), () -> "-Dfuzz.seed=" + seed + " sends the same requests again");
    }
}
