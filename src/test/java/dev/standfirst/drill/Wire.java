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
 * One connection, kept, to one of two instances, or to the other as long as that one is not there: what a balancer makes of
 * many clients. As little as HTTP takes, so that a machine has something left for those who serve it.
 */
final class Wire implements AutoCloseable {

    record Answer(int status, String body) {
    }

    private static final int PATIENCE_MILLIS = 60_000;

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

    /** With the other one, until the own one is there. */
    void turn() {
        close();
        instance = 1 - instance;
    }

    /** Fails where nobody is there, who then has been told nothing. */
    void connect() throws IOException {
        if (instance != own && instances.get(own) != null) {
            turn();
        }
        if (socket == null) {
            var jar = instances.get(instance);
            if (jar == null) {
                throw new ConnectException("The instance is starting");
            }
            socket = new Socket("localhost", jar.uri("").getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    /** A failure leaves open whether the request was heard; the next one needs another connection. */
    Answer ask(String request) throws IOException {
        try {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var head = head();
            return new Answer(Integer.parseInt(head.substring(9, 12)), new String(in.readNBytes(length(head)), ISO_8859_1));
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

    private static int length(String head) {
        var name = "content-length: ";
        var begin = head.toLowerCase(Locale.ROOT).indexOf(name) + name.length();
        return Integer.parseInt(head.substring(begin, head.indexOf('\r', begin)));
    }
}
