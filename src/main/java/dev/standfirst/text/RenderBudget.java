package dev.standfirst.text;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Bounds of one rendering. It is bound to the thread of the rendering, because the parsers call back without a context: they
 * call {@link #spend()} for each element and for each piece of text that they read. Without a budget, nothing is bounded.
 */
public final class RenderBudget {

    /** Bounds that a rendering can exceed. */
    public enum Bound {
        /** Processor time of the thread. */
        TIME,
        /** Characters of the rendered HTML. */
        LENGTH,
        /** The result is no longer needed. */
        CANCELLED
    }

    /** A rendering was stopped because it exceeded a bound. */
    public static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Bound bound;

        public Exceeded(Bound bound) {
            super(bound.name(), null, false, false);
            this.bound = bound;
        }

        public Bound bound() {
            return bound;
        }
    }

    /** Calls between two looks at the clock, which costs as much as hundreds of calls. */
    private static final int CALLS_PER_CHECK = 256;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final ThreadLocal<@Nullable RenderBudget> CURRENT = new ThreadLocal<>();

    private final long end;
    private final long maxLength;
    private final BooleanSupplier isCancelled;
    private int calls;

    /**
     * Creates the budget of one rendering on the current thread; its time starts now.
     *
     * @param time processor time
     * @param maxLength characters of the rendered HTML
     * @param isCancelled whether nobody needs the result any more
     */
    public RenderBudget(Duration time, long maxLength, BooleanSupplier isCancelled) {
        this.end = processorTime() + time.toNanos();
        this.maxLength = maxLength;
        this.isCancelled = isCancelled;
    }

    /** Runs a rendering within this budget. Throws {@link Exceeded} where it exceeds a bound. */
    public <T> T run(Supplier<T> rendering) {
        CURRENT.set(this);
        try {
            return rendering.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** Counts one step of the rendering on this thread, and stops the rendering if its time is over. */
    public static void spend() {
        var budget = CURRENT.get();
        if (budget != null && ++budget.calls % CALLS_PER_CHECK == 0) {
            budget.check();
        }
    }

    /** Stops the rendering on this thread if its time is over. */
    public static void checkTime() {
        var budget = CURRENT.get();
        if (budget != null) {
            budget.check();
        }
    }

    /** Stops the rendering on this thread if its HTML is too long. */
    public static void checkLength(long characters) {
        var budget = CURRENT.get();
        if (budget != null && characters > budget.maxLength) {
            throw new Exceeded(Bound.LENGTH);
        }
    }

    private void check() {
        if (processorTime() - end > 0) {
            throw new Exceeded(Bound.TIME);
        }
        if (isCancelled.getAsBoolean()) {
            throw new Exceeded(Bound.CANCELLED);
        }
    }

    /** In ns; the time of the clock on a JVM that does not measure threads. */
    private static long processorTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
