package dev.standfirst.drill;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A post that everybody shares, all of them at once. */
final class SharedPost {

    private final String slug;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    SharedPost(String slug) {
        this.slug = slug;
    }

    void share(Client client) throws IOException {
        unanswered.incrementAndGet();
        var answer = client.post(null, "/posts/" + slug + "/shares", Map.of("network", "email"));
        unanswered.decrementAndGet();
        answer.good();
        answered.incrementAndGet();
    }

    void check(Client client, Tally tally) throws IOException {
        var counted = client.get(null, "/posts/" + slug + "/shares").good().get("total").intValue();
        var known = answered.getAndSet(counted);
        var open = unanswered.getAndSet(0);
        if (counted < known) {
            tally.lost("%s: %d shares answered, %d counted".formatted(slug, known, counted));
        } else if (counted > known + open) {
            tally.refused("%s: %d shares answered and %d asked for, %d counted".formatted(slug, known, open, counted));
        }
        for (int i = 0; i < open; i++) {
            tally.unanswered();
        }
        for (int i = known; i < counted; i++) {
            tally.unansweredButDone();
        }
    }
}
