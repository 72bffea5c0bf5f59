package dev.standfirst.testing;

import java.time.Duration;

/** What follows a moment after the answer. */
public final class Soon {

    /** Long, so that it fails for no other reason than that it never comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Fails, too, where something else goes wrong. */
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
        var begun = System.nanoTime();
        while (true) {
            try {
                assertion.check();
                return since(begun);
            } catch (AssertionError e) {
                if (since(begun).compareTo(PATIENCE) > 0) {
                    throw e;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            rest();
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
