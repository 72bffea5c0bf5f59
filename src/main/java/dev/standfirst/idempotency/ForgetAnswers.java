package dev.standfirst.idempotency;

import java.time.Duration;

import jakarta.inject.Singleton;

import dev.standfirst.jobs.RecurringJob;

/** Removes the answers that are not repeated any more. */
@Singleton
class ForgetAnswers implements RecurringJob {

    private final KeptAnswers answers;

    ForgetAnswers(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public String name() {
        return "forget-answers";
    }

    @Override
    public Duration delay() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        while (answers.deleteOldest() == KeptAnswers.BATCH) {
            // Until fewer are left than fit in a batch.
        }
    }
}
