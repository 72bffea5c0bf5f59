package dev.standfirst.drill;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Anonymous callers that request scheduled posts from one instance until each post is public. */
final class Readers implements AutoCloseable {

    private static final int THREADS = 4;
    private static final Duration HEAD_START = Duration.ofSeconds(2);

    private final Client client;
    private final Instant at;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<Void>> reading = new ArrayList<>();
    private final AtomicInteger notFoundBeforeTheSecond = new AtomicInteger();
    private final Queue<Duration> delays = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** Starts the requests shortly before the scheduled second. */
    Readers(Client client, ScheduledPosts posts) {
        this.client = client;
        this.at = posts.at();
        for (int i = 0; i < THREADS; i++) {
            var part = new ArrayList<String>();
            for (int n = i; n < posts.slugs().size(); n += THREADS) {
                part.add(posts.slugs().get(n));
            }
            reading.add(threads.submit(() -> {
                Thread.sleep(Math.max(0, Duration.between(Instant.now(), at.minus(HEAD_START)).toMillis()));
                while (!part.isEmpty()) {
                    read(part);
                }
                return null;
            }));
        }
    }

    /** Waits until each post has been read. */
    void await() throws Exception {
        for (var reader : reading) {
            reader.get();
        }
    }

    /** Posts that were public before the scheduled second, and posts that were not public after it. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Number of responses 404 before the scheduled second. */
    int notFoundBeforeTheSecond() {
        return notFoundBeforeTheSecond.get();
    }

    /** Time from the scheduled second to the first response with a post. */
    Duration firstDelay() {
        return delays.stream().min(Duration::compareTo).orElseThrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Requests each post once, and removes those that need no further request. */
    private void read(List<String> slugs) throws IOException {
        for (var slug : List.copyOf(slugs)) {
            var sent = Instant.now();
            var status = client.get(null, "/posts/" + slug).status();
            var received = Instant.now();
            if (status == 200) {
                slugs.remove(slug);
                delays.add(Duration.between(at, received));
                if (received.isBefore(at)) {
                    faults.add("%s was public %s before its second".formatted(slug, Duration.between(received, at)));
                }
            } else if (status == 404 && sent.isBefore(at)) {
                notFoundBeforeTheSecond.incrementAndGet();
            } else {
                slugs.remove(slug);
                faults.add("%s was a %d %s after its second".formatted(slug, status, Duration.between(at, sent)));
            }
        }
    }
}
