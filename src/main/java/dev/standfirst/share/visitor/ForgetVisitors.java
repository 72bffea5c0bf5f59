package dev.standfirst.share.visitor;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import dev.standfirst.jobs.RecurringJob;

/** Removes the hashes that recognise visitors, once they have served their time. */
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
