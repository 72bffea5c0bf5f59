package dev.standfirst.drill;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.standfirst.testing.RunningJar;

/**
 * A persistent connection to one of two instances, or to the other while that one is down, as through a load balancer. It
 * implements only the HTTP that it needs, so that the machine is left to the service.
 */
final class Wire implements AutoCloseable {

    record Response(int status, String body) {
    }

    private static final int TIMEOUT_MILLIS = 60_000;

    private final AtomicReferenceArray<RunningJar> instances;
    private final int own;
    private int instance;
    private Socket socket;
    private InputStream in;

    Wire(AtomicReferenceArray<RunningJar> instances, int instance) {
        this.instances = instances;
        this.own = instance;
        this.instance = instance;
    }

    /** Uses the other instance until its own is up again. */
    void switchInstance() {
        close();
        instance = 1 - instance;
    }

    /** Connects; if this fails, the instance has received no request. */
    void connect() throws IOException {
        if (instance != own && instances.get(own) != null) {
            switchInstance();
        }
        if (socket == null) {
            var jar = instances.get(instance);
            if (jar == null) {
                throw new ConnectException("The instance is starting");
            }
            socket = new Socket("localhost", jar.uri("").getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    /** Sends a request; a failure leaves open whether it was received, and closes the connection. */
    Response send(String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var head = head();
            return new Response(Integer.parseInt(head.substring(9, 12)),
                    new String(in.readNBytes(contentLength(head)), ISO_8859_1));
        } catch (IOException e) {
            close();
            throw e;
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

    private static int contentLength(String head) {
        var name = "content-length: ";
        var begin = head.toLowerCase(Locale.ROOT).indexOf(name) + name.length();
        return Integer.parseInt(head.substring(begin, head.indexOf('\r', begin)));
    }
}
