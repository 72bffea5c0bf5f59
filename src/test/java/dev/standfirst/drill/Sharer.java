package dev.standfirst.drill;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

import dev.standfirst.testing.RunningJar;

/** Sends shares one after the other to an instance that is up. */
final class Sharer implements AutoCloseable {

    /** Outcome of a share, as far as the sharer can know it. */
    enum Outcome {
        /** Status 201. */
        COUNTED,
        /** Status 200: the share was counted before. */
        REPEATED,
        /** Status 503 with the promise that nothing was counted, or no connection. */
        NOT_COUNTED,
        /** No response, or a 503 that leaves open whether the share was counted. */
        UNKNOWN
    }

    private final Wire wire;

    Sharer(AtomicReferenceArray<RunningJar> instances, int instance) {
        wire = new Wire(instances, instance);
    }

    /** Uses the other instance until its own is up again. */
    void switchInstance() {
        wire.switchInstance();
    }

    Outcome share(String post, String network, String agent) {
        try {
            wire.connect();
        } catch (IOException instanceIsDown) {
            return Outcome.NOT_COUNTED;
        }
        var body = "{\"network\":\"" + network + "\"}";
        try {
            var response = wire
                    .send("POST /api/v1/posts/" + post + "/shares HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + agent
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            return switch (response.status()) {
                case 201 -> Outcome.COUNTED;
                case 200 -> Outcome.REPEATED;
                case 503 -> response.body().contains("not known") ? Outcome.UNKNOWN : Outcome.NOT_COUNTED;
                default -> throw new AssertionError(response);
            };
        } catch (IOException e) {
            return Outcome.UNKNOWN;
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
