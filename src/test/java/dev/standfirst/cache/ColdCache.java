package dev.standfirst.cache;

import dev.standfirst.change.Change;
import io.quarkus.arc.Arc;

/** Empties caches of the service, which then responds as if it had received no request before. */
public final class ColdCache {

    private ColdCache() {
    }

    /** Empties the response cache. */
    public static void clearResponses() {
        Arc.container().instance(ResponseCache.class).get().apply(Change.OF_EVERYTHING);
    }

    /** Empties every cache that depends on changes, for writes that bypassed the service. */
    public static void clearAll() {
        Arc.container().beanManager().getEvent().select(Change.class).fire(Change.OF_EVERYTHING);
    }
}
