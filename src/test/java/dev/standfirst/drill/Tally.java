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

/** The figures of a crash drill on one database. */
final class Tally {

    static final String HEADER = "database    kills  created  patched  drafted  put live  trashed/restored  shared  "
            + "in flight  of it done  retried creates  lost  half-written  refused  median restart";

    private final String database;
    private final Map<Change, LongAdder> made = new EnumMap<>(Change.class);
    private final LongAdder shares = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder unansweredButDone = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger halfWritten = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<Duration> restarts = new ArrayList<>();

    Tally(String database) {
        this.database = database;
        for (var change : Change.values()) {
            made.put(change, new LongAdder());
        }
    }

    void made(Change change) {
        made.get(change).increment();
    }

    void shared() {
        shares.increment();
    }

    /** In flight when the service was killed. */
    void unanswered() {
        unanswered.increment();
    }

    void unansweredButDone() {
        unansweredButDone.increment();
    }

    /** A creation that was in flight, sent again with its key. */
    void retried() {
        retried.increment();
    }

    void lost(String what) {
        lost.incrementAndGet();
        faults.add("lost: " + what);
    }

    void halfWritten(String what) {
        halfWritten.incrementAndGet();
        faults.add("half-written: " + what);
    }

    /** Something else than what was due. */
    void refused(String what) {
        refused.incrementAndGet();
        faults.add("refused: " + what);
    }

    void restarted(Duration time) {
        restarts.add(time);
    }

    /** All that was not as it should be. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Whether there was anything to lose, of every kind. */
    boolean isTelling() {
        return shares.sum() > 0 && made.values().stream().allMatch(count -> count.sum() > 0);
    }

    long answered() {
        return shares.sum() + made.values().stream().mapToLong(LongAdder::sum).sum();
    }

    @Override
    public String toString() {
        var sorted = restarts.stream().sorted().toList();
        return "%-10s  %5d  %7d  %7d  %7d  %8d  %16d  %6d  %9d  %10d  %15d  %4d  %12d  %7d  %12.1f s".formatted(database,
                restarts.size(), sum(Change.CREATE), sum(Change.PATCH), sum(Change.DRAFT), sum(Change.PUBLISH),
                sum(Change.TRASH) + sum(Change.RESTORE), shares.sum(), unanswered.sum(), unansweredButDone.sum(), retried.sum(),
                lost.get(), halfWritten.get(), refused.get(), sorted.get(sorted.size() / 2).toMillis() / 1_000.0);
    }

    private long sum(Change change) {
        return made.get(change).sum();
    }
}
