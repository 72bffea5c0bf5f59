package dev.standfirst.testing;

import java.util.concurrent.atomic.LongAdder;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;

/** Counts the requests that reach the router. */
@Singleton
public class RoutedRequests {

    private static final int BEFORE_ALL_OTHERS = 10_000;

    private final LongAdder count = new LongAdder();

    void install(@Observes Filters filters) {
        filters.register(request -> {
            count.increment();
            request.next();
        }, BEFORE_ALL_OTHERS);
    }

    public long count() {
        return count.sum();
    }
}
