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

/** Strangers who read the list of posts at a steady pace, from whichever of two instances is there. */
final class ListReaders implements AutoCloseable {

    private static final int READERS = 8;

    /** Of each reader; the machine is left to those who share. */
    private static final Duration PACE = Duration.ofMillis(40);

    private final AtomicReferenceArray<RunningJar> instances;
    private final AtomicBoolean databaseCrashes;
    private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
    private final List<Future<?>> reading = new ArrayList<>();
    private final Queue<Duration> whileBothWereThere = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> whileOneWasNot = new ConcurrentLinkedQueue<>();
    private final AtomicInteger brokenOff = new AtomicInteger();

    /** Once the database crashes: what is not in memory can only be refused while it is down. */
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean isEnough;

    private ListReaders(AtomicReferenceArray<RunningJar> instances, AtomicBoolean databaseCrashes) {
        this.instances = instances;
        this.databaseCrashes = databaseCrashes;
    }

    /**
     * Begins.
     *
     * @param databaseCrashes from when on it does, or has
     */
    static ListReaders start(AtomicReferenceArray<RunningJar> instances, AtomicBoolean databaseCrashes) {
        var readers = new ListReaders(instances, databaseCrashes);
        for (int i = 0; i < READERS; i++) {
            var instance = i % 2;
            readers.reading.add(readers.threads.submit(() -> {
                readers.read(instance);
                return null;
            }));
        }
        return readers;
    }

    /** Reads no more, and says what it was like. */
    String stop() throws Exception {
        isEnough = true;
        for (var one : reading) {
            one.get();
        }
        return "p99 %s of %,d answers (%s while both instances were there, %s while one was not); %d broken off, %d refused (503)"
                .formatted(
                        p99(Stream.concat(whileBothWereThere.stream(), whileOneWasNot.stream()).toList()),
                        whileBothWereThere.size() + whileOneWasNot.size(), p99(whileBothWereThere), p99(whileOneWasNot),
                        brokenOff.get(), refused.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void read(int instance) throws InterruptedException {
        try (var wire = new Wire(instances, instance)) {
            while (!isEnough) {
                Thread.sleep(PACE.toMillis());
                try {
                    wire.connect();
                } catch (IOException nobodyThere) {
                    wire.turn();
                    continue;
                }
                var isWhole = isWhole();
                var asked = System.nanoTime();
                try {
                    var answer = wire.ask("GET /api/v1/posts HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    var took = Duration.ofNanos(System.nanoTime() - asked);
                    if (answer.status() == 200) {
                        (isWhole && isWhole() ? whileBothWereThere : whileOneWasNot).add(took);
                    } else if (answer.status() == 503 && databaseCrashes.get()) {
                        refused.incrementAndGet();
                    } else {
                        throw new AssertionError(answer);
                    }
                } catch (IOException killed) {
                    brokenOff.incrementAndGet();
                }
            }
        }
    }

    private boolean isWhole() {
        return instances.get(0) != null && instances.get(1) != null;
    }

    private static String p99(Collection<Duration> times) {
        return times.stream().sorted().skip(times.size() * 99L / 100).findFirst()
                .map(time -> "%.1f ms".formatted(time.toNanos() / 1e6)).orElse("unknown");
    }
}
