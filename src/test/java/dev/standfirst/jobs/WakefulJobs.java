package dev.standfirst.jobs;

import io.quarkus.arc.Arc;

/** Keeps the service's scheduler awake while tests move its clock to and fro. */
public final class WakefulJobs {

    private WakefulJobs() {
    }

    /** To be called when the clock was put back. */
    public static void runDueJobs() {
        Arc.container().instance(Jobs.class).get().runDueJobs();
    }
}
