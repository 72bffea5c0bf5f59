package dev.standfirst.idempotency;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.standfirst.jobs.RecurringJob;

/** Deletes stored responses that are no longer replayed. */
@Singleton
class DeleteExpiredResponses implements RecurringJob {

    private final StoredResponses responses;

    DeleteExpiredResponses(StoredResponses responses) {
        this.responses = responses;
    }

    @Override
    public String name() {
        return "delete-expired-responses";
    }

    @Override
    public Duration delay() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        while (responses.deleteExpired() == StoredResponses.BATCH) {
            // Repeats until fewer are left than fit in a batch.
        }
    }
}
