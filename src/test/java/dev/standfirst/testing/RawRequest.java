package dev.standfirst.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

import io.restassured.RestAssured;

/** A request as a careless or hostile client writes it; a library would mend it before it is sent. */
public final class RawRequest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** With the line as it is; {@code Host} and the closing of the connection are added. */
    public RawRequest(String requestLine) {
        header(requestLine);
        header("Host: localhost");
        header("Connection: close");
    }

    public RawRequest header(String line) {
        bytes.writeBytes((line + "\r\n").getBytes(ISO_8859_1));
        return this;
    }

    public RawRequest json(byte[] body) {
        header("Content-Type: application/json");
        header("Content-Length: " + body.length + "\r\n");
        bytes.writeBytes(body);
        return this;
    }

    /** All that comes back, head and body, each byte a character. */
    public String send() {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            if (!bytes.toString(ISO_8859_1).contains("\r\n\r\n")) {
                bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
            }
            bytes.writeTo(socket.getOutputStream());
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
