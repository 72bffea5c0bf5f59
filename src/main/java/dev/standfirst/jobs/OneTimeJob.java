package dev.standfirst.jobs;

import java.util.UUID;

/** Job that runs once for a subject at a given time; see {@link Jobs#schedule}. Each implementation is a bean. */
public interface OneTimeJob {

    /** Returns the unique name of the job. The database stores it, so it never changes. */
    String name();

    /**
     * Runs the job for the subject, at its time or shortly after, outside of a transaction. Runs again after a failure, so it
     * must be repeatable.
     */
    void run(UUID subject);
}
