package dev.standfirst.start;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

/**
 * Ends the process when it has run out of memory, because threads and data structures may be broken by then, and a supervisor
 * can start a new process. The JVM does the same with {@code -XX:+ExitOnOutOfMemoryError}, which a jar cannot set by itself.
 * Most code that catches the error logs it, so this class watches the log.
 */
@Singleton
public class OutOfMemory {

    /** Exit status of the JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int STATUS = 3;

    private static final int MAX_CAUSES = 20;

    void watch(@Observes @Priority(Startup.PANACHE_UNIT) StartupEvent start) {
        Logger.getLogger("").addHandler(new Watch());
        var others = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            exitIfCauseOf(e);
            if (others != null) {
                others.uncaughtException(thread, e);
            } else {
                org.jboss.logging.Logger.getLogger(OutOfMemory.class).errorf(e, "Thread “%s” ended", thread.getName());
            }
        });
    }

    /** Ends the process if the error or one of its causes is an {@link OutOfMemoryError}. */
    public static void exitIfCauseOf(Throwable e) {
        var cause = e;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (cause instanceof OutOfMemoryError) {
                // Neither the log nor a shutdown hook can be relied on without memory.
                System.err.println("Out of memory: the process ends. Give it more memory (-Xmx), or a smaller cache.");
                Runtime.getRuntime().halt(STATUS);
            }
            cause = cause.getCause();
        }
    }

    private static final class Watch extends Handler {

        @Override
        public void publish(LogRecord logged) {
            if (logged.getThrown() != null) {
                exitIfCauseOf(logged.getThrown());
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
