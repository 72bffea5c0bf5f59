package dev.standfirst.http;

import static dev.standfirst.problem.ProblemType.UNAVAILABLE;

import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.database.EmbeddedDatabase;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Rejects writes while the disk of the embedded database is full, so that it stays open for readers. */
@Singleton
class FullDisk {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final EmbeddedDatabase database;

    FullDisk(EmbeddedDatabase database) {
        this.database = database;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FilterOrder.FREE_SPACE);
    }

    private void check(RoutingContext request) {
        if (database.isFull() && !READS.contains(request.request().method())) {
            request.fail(UNAVAILABLE.because("The disk of the service is full. Nothing was changed; retry the request later."));
        } else {
            request.next();
        }
    }
}
