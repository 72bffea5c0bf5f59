package dev.standfirst.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** A response that one request makes while equal requests wait for it (request coalescing). */
final class PendingResponse {

    enum Outcome {
        /** The response cache has the response, or a later one. */
        CACHED,
        /** A change came meanwhile, or the client closed the connection: waiting requests start again. */
        OUTDATED,
        /** The response is only for the request that made it: waiting requests make their own. */
        NOT_CACHEABLE
    }

    private final String url;
    private final String key;
    private final Instant beganAt;
    private final long changesBefore;
    private final AtomicBoolean isClaimed = new AtomicBoolean();
    private final List<Consumer<Outcome>> waiting = new ArrayList<>();
    private @Nullable Outcome outcome;

    /**
     * @param url canonical path and query
     * @param key key of the response cache
     * @param beganAt no later than anything is read for the response
     * @param changesBefore number of changes until then
     */
    PendingResponse(String url, String key, Instant beganAt, long changesBefore) {
        this.url = url;
        this.key = key;
        this.beganAt = beganAt;
        this.changesBefore = changesBefore;
    }

    /** True for one caller only, which makes the response. */
    boolean claim() {
        return isClaimed.compareAndSet(false, true);
    }

    Instant beganAt() {
        return beganAt;
    }

    String url() {
        return url;
    }

    String key() {
        return key;
    }

    long changesBefore() {
        return changesBefore;
    }

    /** Calls back with the outcome, at once if it is known. */
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

    /** Sets the outcome and calls back; does nothing if there is an outcome already. */
    void end(Outcome result) {
        List<Consumer<Outcome>> callbacks;
        synchronized (this) {
            if (outcome != null) {
                return;
            }
            outcome = result;
            callbacks = List.copyOf(waiting);
            waiting.clear();
        }
        callbacks.forEach(callback -> callback.accept(result));
    }
}
