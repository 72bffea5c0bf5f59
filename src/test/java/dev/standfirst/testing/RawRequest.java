package dev.standfirst.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

import io.restassured.RestAssured;

/** A request as a careless or hostile client writes it; a library would mend it before it is sent. */
public final class RawRequest {

    private final StringBuilder head = new StringBuilder();
    private byte[] body = {};

    /** With the line as it is; {@code Host} and the closing of the connection are added. */
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

    /** A body that says by itself where it ends. */
    public RawRequest rest(byte[] body) {
        this.body = body;
        return this;
    }

    /** All that comes back, head and body, each byte a character. */
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
