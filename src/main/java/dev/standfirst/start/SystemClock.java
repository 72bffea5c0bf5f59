package dev.standfirst.start;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

/** Clock of the service. Nothing else reads the system time; tests replace this bean. */
@Singleton
class SystemClock {

    /**
     * Creates a clock in milliseconds: every database stores those exactly, so a time is equal before and after it was
     * stored.
     */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }
}
