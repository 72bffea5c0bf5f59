package dev.standfirst.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Requests that no HTTP library would send: other spellings of a path, invented methods, contradictory headers, broken bodies
 * and random bytes. Each gets one response at most, which is no unexpected 5xx and shows nothing of the service's inside.
 */
final class MalformedRequests {

    private static final List<String> METHODS = List.of("GET", "GET", "POST", "PATCH", "DELETE", "HEAD", "OPTIONS", "PUT",
            "TRACE",
            "CONNECT", "PROPFIND", "get", "REJECTED", "G\u00cbT", "M".repeat(300), "");
    private static final List<String> PATHS = List.of("/api/v1/posts", "/api/v1/posts/x/shares", "/api/v1/me", "/api/v1/shares",
            "/api/v1/categories", "/docs", "/openapi", "/q/health", "/q/health/group/x", "/q/metrics", "/", "*",
            "/problems/stale",
            "/api/v1/authors/x");
    private static final List<String> PIECES = List.of("/", "//", "/./", "/../", "/x/../", "%2e", "%2E%2e/", "%2f", "%5c", "\\",
            ";",
            ";a=b", "%3b", "%00", "%", "%zz", "%c3", "\u00ff", "\u00c3\u00a4", "#", "|", "\"", "<", "{", "?", "?a=1;b=2", "&",
            "=",
            "?limit=1;page=2", "/q/health/..", "%61", "%2561", "x".repeat(17_000), "\t", "\r", "http://evil.example", "@",
            "..");
    private static final List<String> VERSIONS = List.of("HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/9.9", "HTTP/2.0",
            "http/1.1", "HTTP/1.10", "HTTP", "");
    private static final List<String> HEADERS = List.of("Host: b", "Host: a b", "host:", " folded", "\tfolded: 1", "no colon",
            "Na me: x", "Name : x", ": x", "X: \u0001", "X: \u0000", "X: \u00ff", "X: " + "y".repeat(17_000),
            "X: y\r\n".repeat(4_000) + "X: z", "Transfer-Encoding: chunked", "Transfer-Encoding: xchunked",
            "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding:",
            "Content-Length: 0",
            "Content-Length: 0, 0", "Content-Length: +0", "Content-Length: -1", "Content-Length: 0x0",
            "Content-Length: 99999999999999999999",
            "Content-Length:", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk", "Upgrade: websocket",
            "Sec-WebSocket-Key1: a\r\nSec-WebSocket-Key2: b",
            "Expect: 200-ok", "Origin: http://[", "Origin: null", "Access-Control-Request-Method: Z", "Accept: ;;;",
            "Accept-Encoding: GZIP;q=",
            "If-None-Match: \"", "Authorization: Bearer \u00e9", "Authorization: x", "Range: bytes=-", "Forwarded: for=\"[",
            "X-Forwarded-For: ,,",
            "Content-Type: \u00e9", "Content-Type: text/plain; charset=\"", "Cookie: \u0000", "traceparent: 00-",
            "TE: trailers", "Trailer: X");
    private static final List<String> BODIES = List.of("", "0\r\n\r\n", "0\r\nX: y\r\n\r\n",
            "2\r\n{}\r\n0\r\nX: y\r\n z\r\n\r\n", "zz\r\n",
            "2;x=y\r\n{}\r\n0\r\n\r\n", "2\n{}\n0\n\n", "FFFFFFFFFF\r\n", "-1\r\n", "{}", "\u0000\u0001\u0002",
            "GET /api/v1/me HTTP/1.1\r\nHost: a\r\n\r\n");

    /** A status line; those in the examples of the guide end without a carriage return. */
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) [^\r\n]*\r\n");
    private static final Pattern LEAK = Pattern
            .compile("dev\\.standfirst|\\bat [a-z]+\\.[a-z]+\\.|java\\.lang|io\\.netty|io\\.vertx|SQLSTATE|com\\.fasterxml");
    private static final int TIMEOUT_MILLIS = 2_000;

    private final String host;
    private final int port;
    private final Random random;
    private boolean isDamaged;

    MalformedRequests(String host, int port, Random random) {
        this.host = host;
        this.port = port;
        this.random = random;
    }

    /** Returns the bytes of a request, one character for each, with an end, so that the service need not wait for more. */
    String next() {
        var lines = new ArrayList<String>();
        var target = new StringBuilder(oneOf(PATHS));
        for (int i = random.nextInt(3); i > 0; i--) {
            target.insert(random.nextInt(target.length() + 1), oneOf(PIECES));
        }
        lines.add(oneOf(METHODS) + " " + target + " " + oneOf(VERSIONS));
        lines.add("Host: a");
        lines.add("Connection: close");
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.add(1 + random.nextInt(lines.size()), oneOf(HEADERS));
        }
        var request = new StringBuilder(String.join(random.nextInt(20) == 0 ? "\n" : "\r\n", lines)).append("\r\n\r\n")
                .append(oneOf(BODIES));
        isDamaged = random.nextInt(10) == 0;
        for (int i = isDamaged ? 3 : 0; i > 0; i--) {
            request.setCharAt(random.nextInt(request.length()), (char) random.nextInt(256));
        }
        return request.append("\r\n\r\n\r\n").toString();
    }

    private String oneOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Sends a request, and returns what is wrong with the response; null if it is right. */
    String fault(String request) throws IOException {
        var response = send(request);
        if (response.isEmpty()) {
            return null;
        }
        var statuses = STATUS.matcher(response).results().map(found -> Integer.parseInt(found.group(1)))
                .filter(status -> status >= 200).toList();
        if (statuses.size() != 1 && !isDamaged) {
            return statuses.size() + " responses";
        }
        var status = statuses.isEmpty() ? 0 : statuses.get(0);
        if (status >= 500 && status != 501 && status != 503 && status != 505) {
            return "status " + status;
        }
        return LEAK.matcher(response).find() && status >= 400 ? "internals in the response" : null;
    }

    /**
     * Returns the bytes of the response; none if the service only closes the connection, as for the broken end of a body.
     * Random
     * bytes may have made the connection persistent, or the body longer than it is.
     */
    private String send(String request) throws IOException {
        var response = new ByteArrayOutputStream();
        try (var socket = new Socket(host, port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getInputStream().transferTo(response);
        } catch (SocketException reset) {
            // The response may have arrived before.
        } catch (SocketTimeoutException open) {
            if (response.size() == 0 && !isDamaged) {
                throw open;
            }
        }
        return response.toString(ISO_8859_1);
    }

    /** The request in a form that a test can send again. */
    static String shown(String request) {
        var shown = new StringBuilder();
        request.chars().limit(600).forEach(c -> shown.append(c == '\r' ? "\\r"
                : c == '\n' ? "\\n"
                        : c < ' ' || c > '~' ? "\\x%02x".formatted(c) : String.valueOf((char) c)));
        return "printf '" + shown.toString().replace("%", "%%").replace("'", "'\\''") + "' | nc localhost PORT";
    }
}
