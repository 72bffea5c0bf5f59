package dev.standfirst.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies inside an exception: proxies, transactions and readers wrap what they pass on. */
final class CauseChain {

    /** Nothing sensible is wrapped deeper, and a circle must end. */
    private static final int DEPTH = 20;

    private CauseChain() {
    }

    /** The exception itself, then its cause, and so on. */
    static List<Throwable> of(Throwable e) {
        var causes = new ArrayList<Throwable>();
        for (Throwable cause = e; cause != null && causes.size() < DEPTH; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    static <T extends Throwable> Optional<T> find(Class<T> type, Throwable e) {
        return of(e).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    static Throwable root(Throwable e) {
        var causes = of(e);
        return causes.get(causes.size() - 1);
    }
}
