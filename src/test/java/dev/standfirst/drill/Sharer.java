package dev.standfirst.drill;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.standfirst.testing.RunningJar;

/** Makes shares one after the other, with the instance that there is. */
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

    private final Wire wire;

    Sharer(AtomicReferenceArray<RunningJar> instances, int instance) {
        wire = new Wire(instances, instance);
    }

    /** With the other one, until the own one is there. */
    void turn() {
        wire.turn();
    }

    Fate share(String post, String network, String agent) {
        try {
            wire.connect();
        } catch (IOException nobodyThere) {
            return Fate.REFUSED;
        }
        var body = "{\"network\":\"" + network + "\"}";
        try {
            var answer = wire.ask("POST /api/v1/posts/" + post + "/shares HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + agent
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return switch (answer.status()) {
                case 201 -> Fate.COUNTED;
                case 200 -> Fate.REPEATED;
                case 503 -> answer.body().contains("not known") ? Fate.IN_DOUBT : Fate.REFUSED;
                default -> throw new AssertionError(answer);
            };
        } catch (IOException e) {
            return Fate.IN_DOUBT;
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
