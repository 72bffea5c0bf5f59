package dev.standfirst.share.visitor;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.standfirst.jobs.RecurringJob;

/** Deletes the hashes of visitors whose dedupe window has ended. */
@Singleton
class ForgetVisitors implements RecurringJob {

    private final Clock clock;

    ForgetVisitors(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "forget-visitors";
    }

    @Override
    public Duration delay() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public void run() {
        RecentShare.delete("expiresAt <= ?1", clock.instant());
    }
}
