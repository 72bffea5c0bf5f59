package dev.standfirst.http;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Makes CORS safe for caches. Quarkus repeats the origin that asks and says nothing to one that doesn't: a shared cache would
 * answer
 * the next origin with the permission of the first, or with none (Fetch standard, “CORS protocol and HTTP caches”).
 */
@Singleton
public class CrossOrigin {

    private final boolean anyOrigin;
    private final Header always;

    CrossOrigin(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
        this.anyOrigin = origins.orElse(List.of()).contains("*");
        this.always = anyOrigin ? new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                : new Header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }

    /** The header of all answers, also of those to whoever names no origin. */
    public Header always() {
        return always;
    }

    void install(@Observes Filters filters) {
        filters.register(this::answerAlike, FilterOrder.HEADERS);
    }

    private void answerAlike(RoutingContext request) {
        request.addHeadersEndHandler(end -> {
            var headers = request.response().headers();
            headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
            if (anyOrigin) {
                headers.set(always.name(), always.value());
            } else if (!headers.contains(always.name(), always.value(), true)) {
                headers.add(always.name(), always.value());
            }
        });
        request.next();
    }
}
