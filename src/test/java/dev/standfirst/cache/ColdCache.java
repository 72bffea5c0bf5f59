package dev.standfirst.cache;

import dev.standfirst.change.Change;
import io.quarkus.arc.Arc;

/** Makes the service answer as if nobody had asked before. */
public final class ColdCache {

    private ColdCache() {
    }

    /** Forgets the answers. */
    public static void ofAnswers() {
        Arc.container().instance(ResponseCache.class).get().apply(Change.OF_ANYTHING);
    }

    /** Forgets all that a change would make it forget: for what was written behind its back. */
    public static void ofEverything() {
        Arc.container().beanManager().getEvent().select(Change.class).fire(Change.OF_ANYTHING);
    }
}
