package dev.standfirst.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.toCollection;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.restassured.RestAssured;

/** A connection that stays open, over which several requests can be sent before the first response. */
public final class RawConnection implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?m)^content-length: (\\d+)$");

    /**
     * A response.
     *
     * @param headers lines with names in lower case, without the rate limit, which differs from request to request, and the time of reading, which differs
     *        from instance to instance
     */
    public record RawResponse(int status, TreeSet<String> headers, String body) {
    }

    private final Socket socket;
    private final DataInputStream in;

    /** Connects to the service under test. */
    public RawConnection() {
        this(RestAssured.port);
    }

    public RawConnection(int port) {
        try {
            this.socket = new Socket("localhost", port);
            this.socket.setTcpNoDelay(true);
            this.socket.setSoTimeout(10_000);
            this.in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Head of a request, with {@code Host} added. */
    public static String request(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\n"
                + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
    }

    /** Sends a request, and returns the response. */
    public RawResponse exchange(String request) {
        return exchange(List.of(request), Integer.MAX_VALUE, new Random(0)).get(0);
    }

    /** Sends all requests in pieces of up to {@code most} bytes, before it reads the first response. */
    public List<RawResponse> exchange(List<String> requests, int most, Random random) {
        try {
            var bytes = String.join("", requests).getBytes(ISO_8859_1);
            for (int from = 0; from < bytes.length;) {
                var length = Math.min(bytes.length - from, most == Integer.MAX_VALUE ? most : 1 + random.nextInt(most));
                socket.getOutputStream().write(bytes, from, length);
                from += length;
            }
            var responses = new ArrayList<RawResponse>();
            for (var request : requests) {
                responses.add(read(request.startsWith("HEAD ")));
            }
            return responses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends requests without reading the responses. */
    public void send(String requests) {
        try {
            socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the next response, to any request but a {@code HEAD}. */
    public RawResponse read() {
        try {
            return read(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the service has closed the connection. */
    public boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawResponse read(boolean isHead) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new EOFException("Closed after: " + head);
            }
            head.append((char) next);
        }
        var lines = head.toString().strip().split("\r\n");
        var status = Integer.parseInt(lines[0].split(" ")[1]);
        var headers = Arrays.stream(lines).skip(1).map(RawConnection::header).collect(toCollection(TreeSet::new));
        var length = LENGTH.matcher(String.join("\n", headers));
        var body = new byte[isHead || status == 304 || !length.find() ? 0 : Integer.parseInt(length.group(1))];
        in.readFully(body);
        headers.removeIf(line -> line.startsWith("ratelimit: ") || line.startsWith("last-modified: "));
        return new RawResponse(status, headers, new String(body, ISO_8859_1));
    }

    private static String header(String line) {
        var colon = line.indexOf(':');
        return line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
