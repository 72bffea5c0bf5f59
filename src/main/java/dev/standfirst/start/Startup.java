package dev.standfirst.start;

import org.jboss.logging.Logger;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;

/** Order of the steps at start: priorities of the observers of the start event. */
public final class Startup {

    /** Assigns entities to the persistence unit of the configured database. */
    public static final int PANACHE_UNIT = 1;

    /** Migrates the database schema. */
    public static final int SCHEMA = 2;

    /** Creates the first admin, who can create all other authors. */
    public static final int FIRST_ADMIN = 10;

    /** Loads the demo content. */
    public static final int DEMO = 20;

    /** Logs the addresses of the service. */
    public static final int WELCOME = 30;

    /** Starts the job scheduler, which no request depends on. */
    public static final int JOBS = 40;

    private static final Logger LOG = Logger.getLogger(Startup.class);

    private Startup() {
    }

    /**
     * Logs why the service cannot start, and ends the process with status 1. Throw the returned exception: at it, Quarkus
     * leaves its start without logging, and then waits for the exit.
     */
    public static RuntimeException abort(String reason) {
        LOG.error(reason);
        Quarkus.asyncExit(1);
        return new PreventFurtherStepsException(reason, 1);
    }
}
