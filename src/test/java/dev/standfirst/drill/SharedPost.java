package dev.standfirst.drill;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A post that all writers share concurrently. */
final class SharedPost {

    private final String slug;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();

    SharedPost(String slug) {
        this.slug = slug;
    }

    void share(Client client) throws IOException {
        inFlight.incrementAndGet();
        var response = client.post(null, "/posts/" + slug + "/shares", Map.of("network", "email"));
        inFlight.decrementAndGet();
        response.successfulBody();
        acknowledged.incrementAndGet();
    }

    void check(Client client, Tally tally) throws IOException {
        var counted = client.get(null, "/posts/" + slug + "/shares").successfulBody().get("total").intValue();
        var expected = acknowledged.getAndSet(counted);
        var unknown = inFlight.getAndSet(0);
        if (counted < expected) {
            tally.lost("%s: %d shares acknowledged, %d counted".formatted(slug, expected, counted));
        } else if (counted > expected + unknown) {
            tally.unexpected(
                    "%s: %d shares acknowledged and %d in flight, %d counted".formatted(slug, expected, unknown, counted));
        }
        for (int i = 0; i < unknown; i++) {
            tally.inFlight();
        }
        for (int i = expected; i < counted; i++) {
            tally.inFlightButStored();
        }
    }
}
