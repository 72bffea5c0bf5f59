package dev.standfirst.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.standfirst.openapi.Document.Operation;

/** A request, with its address as it is sent; without a body if {@code body} is null. */
record FuzzedRequest(Operation operation, String uri, Map<String, String> headers, String body) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    FuzzedRequest {
        headers = new TreeMap<>(headers);
    }

    HttpRequest to(URI service) {
        var request = HttpRequest.newBuilder(URI.create(service + uri)).timeout(TIMEOUT).method(method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.getBytes(UTF_8)));
        headers.forEach(request::header);
        return request.build();
    }

    String method() {
        return operation.method().toUpperCase(Locale.ROOT);
    }

    /** Shell command that sends the same request. */
    String curl(URI service) {
        var line = new StringBuilder("curl -i -X ").append(method()).append(' ').append(quoted(service + uri));
        headers.forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
        return body == null ? line.toString() : line.append(" --data-raw ").append(quoted(body)).toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
