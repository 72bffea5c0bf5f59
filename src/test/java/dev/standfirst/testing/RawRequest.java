package dev.standfirst.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

import io.restassured.RestAssured;

/** A request as a careless or hostile client writes it; an HTTP library would correct it before sending. */
public final class RawRequest {

    private final StringBuilder head = new StringBuilder();
    private byte[] body = {};

    /** A request with this line unchanged; {@code Host} and {@code Connection: close} are added. */
    public RawRequest(String requestLine) {
        header(requestLine);
        header("Host: localhost");
        header("Connection: close");
    }

    public RawRequest header(String line) {
        head.append(line).append("\r\n");
        return this;
    }

    public RawRequest json(byte[] body) {
        return header("Content-Type: application/json").body(body);
    }

    public RawRequest body(byte[] body) {
        this.body = body;
        return header("Content-Length: " + body.length);
    }

    /** A body without {@code Content-Length}, which marks its own end. */
    public RawRequest rest(byte[] body) {
        this.body = body;
        return this;
    }

    /** Sends the request, and returns head and body of the response, each byte as one character. */
    public String send() {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write((head + "\r\n").getBytes(ISO_8859_1));
            out.write(body);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
