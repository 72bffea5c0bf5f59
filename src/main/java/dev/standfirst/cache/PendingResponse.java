package dev.standfirst.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** An answer that is being made, and those who wait for it rather than make it once more. */
final class PendingResponse {

    /** What became of it. */
    enum Outcome {
        /** It is in the cache, or one that came later is. */
        KEPT,
        /** It was overtaken by a change: good for whoever asked before that, and for nobody else. */
        OVERTAKEN,
        /** It is no answer that anybody else could get. */
        UNFIT
    }

    private final String address;
    private final String key;
    private final Instant begunAt;
    private final long changesBefore;
    private final AtomicBoolean isClaimed = new AtomicBoolean();
    private final List<Consumer<Outcome>> waiting = new ArrayList<>();
    private @Nullable Outcome outcome;

    /**
     * @param begunAt no later than anything is read for it
     * @param changesBefore how many changes there had been by then
     */
    PendingResponse(String address, String key, Instant begunAt, long changesBefore) {
        this.address = address;
        this.key = key;
        this.begunAt = begunAt;
        this.changesBefore = changesBefore;
    }

    /** True for one caller, who is to make the answer. */
    boolean claim() {
        return isClaimed.compareAndSet(false, true);
    }

    Instant begunAt() {
        return begunAt;
    }

    String address() {
        return address;
    }

    String key() {
        return key;
    }

    long changesBefore() {
        return changesBefore;
    }

    /** Calls back once it is known what became of it, at once where it is. */
    void whenEnded(Consumer<Outcome> callback) {
        Outcome known;
        synchronized (this) {
            known = outcome;
            if (known == null) {
                waiting.add(callback);
            }
        }
        if (known != null) {
            callback.accept(known);
        }
    }

    /** The first outcome counts. */
    void end(Outcome became) {
        List<Consumer<Outcome>> callbacks;
        synchronized (this) {
            if (outcome != null) {
                return;
            }
            outcome = became;
            callbacks = List.copyOf(waiting);
            waiting.clear();
        }
        callbacks.forEach(callback -> callback.accept(became));
    }
}
