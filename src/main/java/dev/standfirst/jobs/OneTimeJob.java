package dev.standfirst.jobs;

import java.util.UUID;

/** Something to be done with a thing when its time has come; see {@link Jobs#schedule}. Each is a bean. */
public interface OneTimeJob {

    /** Tells it from all others; never changes. */
    String name();

    /** Called outside of a transaction, at the time or soon after. May be called again after it failed half-way. */
    void run(UUID subject);
}
