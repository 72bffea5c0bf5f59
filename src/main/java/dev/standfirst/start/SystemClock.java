package dev.standfirst.start;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

/** The only place that asks what time it is; tests put another clock in its place. */
@Singleton
class SystemClock {

    /** In milliseconds: what every database keeps exactly, so that a time reads the same before and after it was stored. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
