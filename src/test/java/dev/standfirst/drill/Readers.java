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

/** Strangers who ask one instance for scheduled posts, each again and again until it is public. */
final class Readers implements AutoCloseable {

    private static final int THREADS = 4;
    private static final Duration EARLY = Duration.ofSeconds(2);

    private final Client client;
    private final Instant at;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<Void>> reading = new ArrayList<>();
    private final AtomicInteger tooEarly = new AtomicInteger();
    private final Queue<Duration> good = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** Starts to ask a moment before the second. */
    Readers(Client client, ScheduledPosts posts) {
        this.client = client;
        this.at = posts.at();
        for (int i = 0; i < THREADS; i++) {
            var part = new ArrayList<String>();
            for (int n = i; n < posts.slugs().size(); n += THREADS) {
                part.add(posts.slugs().get(n));
            }
            reading.add(threads.submit(() -> {
                Thread.sleep(Math.max(0, Duration.between(Instant.now(), at.minus(EARLY)).toMillis()));
                while (!part.isEmpty()) {
                    read(part);
                }
                return null;
            }));
        }
    }

    /** Until each has been read. */
    void await() throws Exception {
        for (var one : reading) {
            one.get();
        }
    }

    /** Good answers before the second, and others to who asked after it. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many were told, before the second, that there is no such post. */
    int tooEarly() {
        return tooEarly.get();
    }

    /** How long after the second the first good answer was there. */
    Duration first() {
        return good.stream().min(Duration::compareTo).orElseThrow();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Each once; only those that aren't public stay. */
    private void read(List<String> slugs) throws IOException {
        for (var slug : List.copyOf(slugs)) {
            var asked = Instant.now();
            var status = client.get(null, "/posts/" + slug).status();
            var answered = Instant.now();
            if (status == 200) {
                slugs.remove(slug);
                good.add(Duration.between(at, answered));
                if (answered.isBefore(at)) {
                    faults.add("%s is public %s ahead of its second".formatted(slug, Duration.between(answered, at)));
                }
            } else if (status == 404 && asked.isBefore(at)) {
                tooEarly.incrementAndGet();
            } else {
                slugs.remove(slug);
                faults.add("%s is a %d %s after its second".formatted(slug, status, Duration.between(at, asked)));
            }
        }
    }
}
