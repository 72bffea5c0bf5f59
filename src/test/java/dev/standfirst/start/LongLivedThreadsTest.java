package dev.standfirst.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** Threads that run as long as the service. */
class LongLivedThreadsTest {

    private final LongLivedThreads threads = new LongLivedThreads();

    @Test
    void threadGoesOnAfterAnError() throws Exception {
        var runs = new AtomicInteger();
        var again = new CountDownLatch(1);

        var thread = threads.start("stubborn", true, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new StackOverflowError("planned by the test");
            }
            again.countDown();
            Thread.sleep(60_000);
        });

        assertTrue(again.await(10, TimeUnit.SECONDS));
        assertTrue(thread.isAlive());
        assertEquals(Status.UP, threads.call().getStatus());
        thread.interrupt();
    }

    @Test
    void threadThatHasEndedItsWorkIsNoFault() throws Exception {
        var thread = threads.start("brief", true, () -> {
        });

        thread.join(10_000);

        assertFalse(thread.isAlive());
        assertEquals(Status.UP, threads.call().getStatus());
    }

    @Test
    void serviceIsNotAliveWithoutOneOfItsThreads() {
        threads.watch("jobs", () -> true);
        threads.watch("dead", () -> false);

        var health = threads.call();

        assertEquals(Status.DOWN, health.getStatus());
        assertEquals("ended", health.getData().orElseThrow().get("dead"));
        assertEquals("alive", health.getData().orElseThrow().get("jobs"));
    }
}
