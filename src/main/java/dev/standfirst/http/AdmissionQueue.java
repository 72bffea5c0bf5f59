package dev.standfirst.http;

import static dev.standfirst.problem.ProblemType.UNAVAILABLE;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Bounds the API requests that wait for a database connection and rejects further ones at once with 503: a queue without a
 * bound delays every response too long. Responses from the response cache never reach this queue.
 */
@Singleton
class AdmissionQueue {

    private static final String BASE = "/api/";

    /** Waiting requests per database connection. At a few milliseconds each, the last one waits for a fraction of a second. */
    private static final int MAX_PER_CONNECTION = 16;

    private final int maxInFlight;
    private final List<SeparateQueue> separateQueues;
    private final AtomicInteger inFlight = new AtomicInteger();

    AdmissionQueue(@ConfigProperty(name = "standfirst.db.pool-size") int connections,
            @Any Instance<SeparateQueue> separateQueues) {
        this.maxInFlight = connections * MAX_PER_CONNECTION;
        this.separateQueues = separateQueues.stream().toList();
    }

    void install(@Observes Filters filters) {
        filters.register(this::admit, FilterOrder.ADMISSION);
    }

    private void admit(RoutingContext request) {
        var path = request.request().path();
        if (path == null || !path.startsWith(BASE)
                || separateQueues.stream().anyMatch(queue -> queue.accepts(request.request()))) {
            request.next();
        } else if (inFlight.incrementAndGet() > maxInFlight) {
            inFlight.decrementAndGet();
            request.fail(UNAVAILABLE.because(
                    "More requests are waiting than the service can process soon. Retry after the time in “Retry-After”."));
        } else {
            request.addEndHandler(end -> inFlight.decrementAndGet());
            request.next();
        }
    }
}
