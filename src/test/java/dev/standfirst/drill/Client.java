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

/** Talks to one instance for many threads at once. No answer is an {@link IOException}. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE)
            .build();
    private final RunningJar jar;

    Client(RunningJar jar) {
        this.jar = jar;
    }

    /**
     * @param replayed whether it was given before, to a request with the same key
     * @param body a missing node where it is empty
     */
    record Answer(int status, boolean replayed, JsonNode body) {

        /** Its body, where it was answered well. */
        JsonNode good() {
            if (status / 100 != 2) {
                throw new AssertionError(status + ": " + body);
            }
            return body;
        }
    }

    Answer get(String token, String path) throws IOException {
        return send("GET", token, path, null, null);
    }

    Answer post(String token, String path, Object body) throws IOException {
        return send("POST", token, path, body, null);
    }

    /** Has its effect once, however often it is sent with the key. */
    Answer postOnce(String key, String token, String path, Object body) throws IOException {
        return send("POST", token, path, body, key);
    }

    Answer patch(String token, String path, Object body) throws IOException {
        return send("PATCH", token, path, body, null);
    }

    Answer delete(String token, String path) throws IOException {
        return send("DELETE", token, path, null, null);
    }

    /** {@code token}, {@code body} and {@code key} are null where there is none. */
    private Answer send(String method, String token, String path, Object body, String key) throws IOException {
        var request = HttpRequest.newBuilder(jar.uri(path)).timeout(PATIENCE).method(method,
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
            return new Answer(response.statusCode(), response.headers().firstValue("Idempotency-Replayed").isPresent(),
                    JSON.readTree(response.body()));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
