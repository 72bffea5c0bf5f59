package dev.standfirst.testing;

import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;

/** Counts the requests that get as far as the router. */
@Singleton
public class RoutedRequests {

    private static final int FIRST_OF_ALL = 10_000;

    private final LongAdder count = new LongAdder();

    void install(@Observes Filters filters) {
        filters.register(request -> {
            count.increment();
            request.next();
        }, FIRST_OF_ALL);
    }

    public long count() {
        return count.sum();
    }
}
