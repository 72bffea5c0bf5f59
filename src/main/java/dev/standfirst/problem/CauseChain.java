package dev.standfirst.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Causes of an exception: proxies, transactions and readers wrap the exceptions that they pass on. */
final class CauseChain {

    /** Maximum depth; no real exception is wrapped deeper, and a cycle must end. */
    private static final int DEPTH = 20;

    private CauseChain() {
    }

    /** Returns the exception itself, its cause, the cause of that, and so on. */
    static List<Throwable> of(Throwable e) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = e; cause != null && causes.size() < DEPTH; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    /** Returns the first exception of the type in the chain. */
    static <T extends Throwable> Optional<T> find(Class<T> type, Throwable e) {
        return of(e).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Returns the innermost cause. */
    static Throwable root(Throwable e) {
        var causes = of(e);
        return causes.get(causes.size() - 1);
    }
}
