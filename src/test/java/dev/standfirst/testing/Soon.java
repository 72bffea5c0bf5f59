package dev.standfirst.testing;

import java.time.Duration;

/** Waits for effects that follow shortly after a response. */
public final class Soon {

    /** Long, so that a slow machine is no reason to fail. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** An assertion to be tried again while it fails; any other exception ends the wait. */
    public interface Assertion {

        void check() throws Exception;
    }

    private Soon() {
    }

    /**
     * Tries the assertion until it holds.
     *
     * @return how long that took
     */
    public static Duration holds(Assertion assertion) {
        var start = System.nanoTime();
        while (true) {
            try {
                assertion.check();
                return since(start);
            } catch (AssertionError e) {
                if (since(start).compareTo(TIMEOUT) > 0) {
                    throw e;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            pause();
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
