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
 * Lets no more requests wait for the database than it serves within a moment, and refuses the others at once (503): a
 * queue that grows without bound answers nobody in time. What is answered from memory has been answered before it
 * gets here.
 */
@Singleton
class AdmissionQueue {

    private static final String BASE = "/api/";

    /** At some milliseconds each, the last one waits for a fraction of a second. */
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
        if (path == null || !path.startsWith(BASE) || separateQueues.stream().anyMatch(queue -> queue.accepts(request.request()))) {
            request.next();
        } else if (inFlight.incrementAndGet() > maxInFlight) {
            inFlight.decrementAndGet();
            request.fail(UNAVAILABLE.because("More requests are waiting than can be served; please try again."));
        } else {
            request.addEndHandler(end -> inFlight.decrementAndGet());
            request.next();
        }
    }
}
