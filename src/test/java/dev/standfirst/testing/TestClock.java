package dev.standfirst.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The service's clock in tests: the real time, unless a test moves it. {@link ApiTest} resets it after each test. */
public final class TestClock extends Clock {

    public static final TestClock INSTANCE = new TestClock();

    private volatile Duration offset = Duration.ZERO;

    private TestClock() {
    }

    /** Sets the clock to this time, from which it goes on. */
    public void moveTo(Instant time) {
        offset = Duration.between(Instant.now(), time);
    }

    public void moveBy(Duration duration) {
        offset = offset.plus(duration);
    }

    /** Resets the clock to the real time, and returns whether it had been moved. */
    public boolean reset() {
        var wasMoved = !offset.isZero();
        offset = Duration.ZERO;
        return wasMoved;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(Instant.now().plus(offset).toEpochMilli());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The service reads instants only");
    }

    /** Replaces the service's own clock. */
    @Singleton
    static class Producer {

        @Produces
        @Singleton
        Clock clock() {
            return INSTANCE;
        }
    }
}
