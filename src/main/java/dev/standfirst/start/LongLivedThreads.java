package dev.standfirst.start;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/**
 * Threads that run as long as the service. One of them that fails logs the error and goes on, and the service is alive only
 * while all of them are: without one of them, shares or changes would silently no longer be processed.
 */
@Liveness
@Default
@Singleton
public class LongLivedThreads implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(LongLivedThreads.class);

    /** Keeps a thread that fails at once from using the processor for nothing. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, BooleanSupplier> alive = new ConcurrentSkipListMap<>();

    /** Work of a long-lived thread, which returns when the service stops. */
    @FunctionalInterface
    public interface Work {

        void run() throws InterruptedException;
    }

    /** Starts a thread. It repeats its work if that fails, until the work returns or is interrupted. */
    public Thread start(String name, boolean daemon, Work work) {
        var ended = new boolean[1];
        var thread = new Thread(() -> {
            repeatUntilReturned(name, work);
            ended[0] = true;
        }, name);
        thread.setDaemon(daemon);
        alive.put(name, () -> thread.isAlive() || ended[0]);
        thread.start();
        return thread;
    }

    /** Watches work that runs on threads of a library. */
    public void watch(String name, BooleanSupplier isAlive) {
        alive.put(name, isAlive);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.builder().name("Threads");
        var all = true;
        for (var thread : alive.entrySet()) {
            var isAlive = thread.getValue().getAsBoolean();
            all &= isAlive;
            response.withData(thread.getKey(), isAlive ? "alive" : "ended");
        }
        return response.status(all).build();
    }

    private static void repeatUntilReturned(String name, Work work) {
        Class<?> logged = null;
        while (true) {
            try {
                work.run();
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                OutOfMemory.exitIfCauseOf(e);
                if (e.getClass() != logged) {
                    LOG.errorf(e, "Thread “%s” failed and goes on; further errors of this kind are not logged", name);
                    logged = e.getClass();
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
