package dev.standfirst.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Figures of a crash drill on one database. */
final class Tally {

    static final String HEADER = "database    kills  created  patched  working copies  published  trashed/restored  shared  "
            + "in flight  of these stored  retried creates  lost  half-written  unexpected  median restart";

    private final String database;
    private final Map<Change, LongAdder> changes = new EnumMap<>(Change.class);
    private final LongAdder shares = new LongAdder();
    private final LongAdder inFlight = new LongAdder();
    private final LongAdder inFlightButStored = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger halfWritten = new AtomicInteger();
    private final AtomicInteger unexpected = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<Duration> restarts = new ArrayList<>();

    Tally(String database) {
        this.database = database;
        for (var change : Change.values()) {
            changes.put(change, new LongAdder());
        }
    }

    void changed(Change change) {
        changes.get(change).increment();
    }

    void shared() {
        shares.increment();
    }

    /** Counts a request that was in flight when the service was killed. */
    void inFlight() {
        inFlight.increment();
    }

    void inFlightButStored() {
        inFlightButStored.increment();
    }

    /** Counts a creation in flight that was sent again with its idempotency key. */
    void retried() {
        retried.increment();
    }

    void lost(String fault) {
        lost.incrementAndGet();
        faults.add("lost: " + fault);
    }

    void halfWritten(String fault) {
        halfWritten.incrementAndGet();
        faults.add("half-written: " + fault);
    }

    /** Records a response or a state that was not expected. */
    void unexpected(String fault) {
        unexpected.incrementAndGet();
        faults.add("unexpected: " + fault);
    }

    void addRestart(Duration time) {
        restarts.add(time);
    }

    /** Everything that was lost, half-written or unexpected. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Whether there were shares and changes of every kind, any of which could have been lost. */
    boolean hasChangesOfEveryKind() {
        return shares.sum() > 0 && changes.values().stream().allMatch(count -> count.sum() > 0);
    }

    long responses() {
        return shares.sum() + changes.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public String toString() {
        var sorted = restarts.stream().sorted().toList();
        return "%-10s  %5d  %7d  %7d  %14d  %9d  %16d  %6d  %9d  %15d  %15d  %4d  %12d  %10d  %12.1f s".formatted(database,
                restarts.size(), sum(Change.CREATE), sum(Change.PATCH), sum(Change.EDIT_WORKING_COPY),
                sum(Change.PUBLISH_WORKING_COPY),
                sum(Change.TRASH) + sum(Change.RESTORE), shares.sum(), inFlight.sum(), inFlightButStored.sum(), retried.sum(),
                lost.get(), halfWritten.get(), unexpected.get(), sorted.get(sorted.size() / 2).toMillis() / 1_000.0);
    }

    private long sum(Change change) {
        return changes.get(change).sum();
    }
}
