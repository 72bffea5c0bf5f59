package dev.standfirst.jobs;

import java.time.Duration;

/** Job that runs again and again, on one instance at a time. Each implementation is a bean. */
public interface RecurringJob {

    /** Returns the unique name of the job. The database stores it, so it never changes. */
    String name();

    /** Returns the time from the end of one run to the start of the next, on any instance. */
    Duration delay();

    /** Runs the job, outside of a transaction. Runs again after a failure, so it must be repeatable. */
    void run();
}
