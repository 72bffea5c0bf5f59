package dev.standfirst.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

import dev.standfirst.testing.RunningJar;

/** Anonymous callers that read the list of posts at a steady pace, each from an instance that is up. */
final class ListReaders implements AutoCloseable {

    private static final int READERS = 8;

    /** Pause of each reader between two requests, which leaves the machine to the sharers. */
    private static final Duration PACE = Duration.ofMillis(40);

    private final AtomicReferenceArray<RunningJar> instances;
    private final AtomicBoolean databaseHasCrashed;
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
    private final List<Future<?>> reading = new ArrayList<>();
    private final Queue<Duration> latenciesWithBothInstances = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> latenciesWithOneInstance = new ConcurrentLinkedQueue<>();
    private final AtomicInteger interrupted = new AtomicInteger();

    /** Responses 503 since the crash of the database: responses that are not cached need the database. */
    private final AtomicInteger rejected = new AtomicInteger();
    private volatile boolean isStopped;

    private ListReaders(AtomicReferenceArray<RunningJar> instances, AtomicBoolean databaseHasCrashed) {
        this.instances = instances;
        this.databaseHasCrashed = databaseHasCrashed;
    }

    /**
     * Starts the readers.
     *
     * @param databaseHasCrashed set before the database crashes
     */
    static ListReaders start(AtomicReferenceArray<RunningJar> instances, AtomicBoolean databaseHasCrashed) {
        var readers = new ListReaders(instances, databaseHasCrashed);
        for (int i = 0; i < READERS; i++) {
            var instance = i % 2;
            readers.reading.add(readers.threads.submit(() -> {
                readers.read(instance);
                return null;
            }));
        }
        return readers;
    }

    /** Stops the readers, and returns a line with the figures. */
    String stop() throws Exception {
        isStopped = true;
        for (var reader : reading) {
            reader.get();
        }
        return "p99 %s of %,d responses (%s with both instances up, %s with one down); %d interrupted, %d rejected (503)"
                .formatted(
                        p99(Stream.concat(latenciesWithBothInstances.stream(), latenciesWithOneInstance.stream()).toList()),
                        latenciesWithBothInstances.size() + latenciesWithOneInstance.size(), p99(latenciesWithBothInstances),
                        p99(latenciesWithOneInstance),
                        interrupted.get(), rejected.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void read(int instance) throws InterruptedException {
        try (var wire = new Wire(instances, instance)) {
            while (!isStopped) {
                Thread.sleep(PACE.toMillis());
                try {
                    wire.connect();
                } catch (IOException instanceIsDown) {
                    wire.switchInstance();
                    continue;
                }
                var bothWereUp = bothAreUp();
                var start = System.nanoTime();
                try {
                    var response = wire.send("GET /api/v1/posts HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    var latency = Duration.ofNanos(System.nanoTime() - start);
                    if (response.status() == 200) {
                        (bothWereUp && bothAreUp() ? latenciesWithBothInstances : latenciesWithOneInstance).add(latency);
                    } else if (response.status() == 503 && databaseHasCrashed.get()) {
                        rejected.incrementAndGet();
                    } else {
                        throw new AssertionError(response);
                    }
                } catch (IOException instanceWasKilled) {
                    interrupted.incrementAndGet();
                }
            }
        }
    }

    private boolean bothAreUp() {
        return instances.get(0) != null && instances.get(1) != null;
    }

    private static String p99(Collection<Duration> times) {
        return times.stream().sorted().skip(times.size() * 99L / 100).findFirst()
                .map(time -> "%.1f ms".formatted(time.toNanos() / 1e6)).orElse("unknown");
    }
}
