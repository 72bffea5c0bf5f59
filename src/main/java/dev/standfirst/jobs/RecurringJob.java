package dev.standfirst.jobs;

import java.time.Duration;

/** Something to be done again and again, by one instance at a time. Each is a bean. */
public interface RecurringJob {

    /** Tells it from all others; never changes. */
    String name();

    /** From the end of one run to the beginning of the next, on whichever instance. */
    Duration delay();

    /** Called outside of a transaction. May be called again after it failed half-way. */
    void run();
}
