package dev.standfirst.jobs;

import io.quarkus.arc.Arc;

/** Wakes the service's scheduler after a test has moved the clock. */
public final class WakefulJobs {

    private WakefulJobs() {
    }

    /** Makes the scheduler look for due jobs now; call it after the clock was moved back. */
    public static void runDueJobs() {
        Arc.container().instance(Jobs.class).get().runDueJobs();
    }
}
