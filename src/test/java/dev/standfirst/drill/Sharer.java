package dev.standfirst.drill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.standfirst.testing.RunningJar;

/**
 * One connection on which shares are made one after the other, to the instance that there is: as little as HTTP takes, so that
 * a
 * machine has something left for those who serve it.
 */
final class Sharer implements AutoCloseable {

    /** What a share came to, as far as its sender can know. */
    enum Fate {
        /** 201. */
        COUNTED,
        /** 200: it had been counted before. */
        REPEATED,
        /** 503 with the promise that nothing was counted, or nobody there to be asked. */
        REFUSED,
        /** No answer, or one that says that nobody knows. */
        IN_DOUBT
    }

    private static final int PATIENCE_MILLIS = 60_000;

    private final AtomicReferenceArray<RunningJar> instances;
    private int instance;
    private Socket socket;
    private InputStream in;

    Sharer(AtomicReferenceArray<RunningJar> instances, int instance) {
        this.instances = instances;
        this.instance = instance;
    }

    /** From now on with the other one. */
    void turn() {
        close();
        instance = 1 - instance;
    }

    Fate share(String post, String network, String agent) {
        try {
            connect();
        } catch (IOException | IllegalStateException nobodyThere) {
            close();
            return Fate.REFUSED;
        }
        var body = "{\"network\":\"" + network + "\"}";
        try {
            socket.getOutputStream()
                    .write(("POST /api/v1/posts/" + post + "/shares HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + agent
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(ISO_8859_1));
            var head = head();
            var answer = new String(in.readNBytes(length(head)), ISO_8859_1);
            var status = Integer.parseInt(head.substring(9, 12));
            return switch (status) {
                case 201 -> Fate.COUNTED;
                case 200 -> Fate.REPEATED;
                case 503 -> answer.contains("not known") ? Fate.IN_DOUBT : Fate.REFUSED;
                default -> throw new AssertionError(head + answer);
            };
        } catch (IOException e) {
            close();
            return Fate.IN_DOUBT;
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            socket = null;
        }
    }

    private void connect() throws IOException {
        if (socket == null) {
            var jar = instances.get(instance);
            if (jar == null) {
                throw new IllegalStateException("The instance is starting");
            }
            socket = new Socket("localhost", jar.uri("").getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    private String head() throws IOException {
        var head = new ByteArrayOutputStream();
        for (int last = 0; last < 4;) {
            var c = in.read();
            if (c < 0) {
                throw new EOFException();
            }
            head.write(c);
            last = c == (last % 2 == 0 ? '\r' : '\n') ? last + 1 : c == '\r' ? 1 : 0;
        }
        return head.toString(ISO_8859_1);
    }

    private static int length(String head) {
        var name = "content-length: ";
        var begin = head.toLowerCase(Locale.ROOT).indexOf(name) + name.length();
        return Integer.parseInt(head.substring(begin, head.indexOf('\r', begin)));
    }
}
