package dev.standfirst.testing;

import java.time.Duration;

/** What follows a moment after the answer. */
public final class Soon {

    /**
     * Long, so that it fails for no other reason than that it never comes; how soon is soon is held where that is the point.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Fails, too, where something else goes wrong. */
    public interface Assertion {

        void check() throws Exception;
    }

    private Soon() {
    }

    /** Tries the assertion until it holds. */
    public static void holds(Assertion assertion) {
        holds(PATIENCE, assertion);
    }

    public static void holds(Duration within, Assertion assertion) {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            var isLast = System.nanoTime() > end;
            try {
                assertion.check();
                return;
            } catch (AssertionError e) {
                if (isLast) {
                    throw e;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            rest();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
