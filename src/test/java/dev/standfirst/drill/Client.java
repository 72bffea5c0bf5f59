package dev.standfirst.drill;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.testing.RunningJar;

/** HTTP client of one instance, for many threads. A missing response is an {@link IOException}. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT)
            .build();
    private final RunningJar jar;

    Client(RunningJar jar) {
        this.jar = jar;
    }

    /**
     * @param replayed whether it is the stored response of an earlier request with the same key
     * @param body a missing node if the response has none
     */
    record Response(int status, boolean replayed, JsonNode body) {

        /** Body of a successful response; any other status is an error. */
        JsonNode successfulBody() {
            if (status / 100 != 2) {
                throw new AssertionError(status + ": " + body);
            }
            return body;
        }
    }

    Response get(String token, String path) throws IOException {
        return send("GET", token, path, null, null);
    }

    Response post(String token, String path, Object body) throws IOException {
        return send("POST", token, path, body, null);
    }

    /** Sends a request with an idempotency key, so that a repetition has no further effect. */
    Response postOnce(String key, String token, String path, Object body) throws IOException {
        return send("POST", token, path, body, key);
    }

    Response patch(String token, String path, Object body) throws IOException {
        return send("PATCH", token, path, body, null);
    }

    Response delete(String token, String path) throws IOException {
        return send("DELETE", token, path, null, null);
    }

    /** Sends a request; {@code token}, {@code body} and {@code key} may be null. */
    private Response send(String method, String token, String path, Object body, String key) throws IOException {
        var request = HttpRequest.newBuilder(jar.uri(path)).timeout(TIMEOUT).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Response(response.statusCode(), response.headers().firstValue("Idempotency-Replayed").isPresent(),
                    JSON.readTree(response.body()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
