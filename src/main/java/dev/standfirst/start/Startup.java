package dev.standfirst.start;

import org.jboss.logging.Logger;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;

/** In which order things happen when the service starts: priorities of the observers of the start. */
public final class Startup {

    public static final int PANACHE_UNIT = 1;
    public static final int SCHEMA = 2;

    /** Somebody who can make all others. */
    public static final int FIRST_ADMIN = 10;

    /** Something to look at. */
    public static final int DEMO = 20;

    /** Where to look. */
    public static final int WELCOME = 30;

    /** What no request waits for. */
    public static final int JOBS = 40;

    private static final Logger LOG = Logger.getLogger(Startup.class);

    private Startup() {
    }

    /**
     * To be thrown where the service cannot start: says why, for the operator, and ends the process with status 1.
     * Quarkus leaves its start at this exception without a word, and then waits to be told to exit.
     */
    public static RuntimeException abort(String reason) {
        LOG.error(reason);
        Quarkus.asyncExit(1);
        return new PreventFurtherStepsException(reason, 1);
    }
}
