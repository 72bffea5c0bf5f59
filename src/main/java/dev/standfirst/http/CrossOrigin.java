package dev.standfirst.http;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Makes CORS safe for caches. Quarkus repeats the origin that asks and says nothing to one that doesn't: a shared
 * cache would answer the next origin with the permission of the first, or with none (Fetch standard, “CORS protocol
 * and HTTP caches”).
 */
@Singleton
public class CrossOrigin {

    private final boolean anyOrigin;
    private final Header always;
    private final List<Header> toOrigins;

    CrossOrigin(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins,
            @ConfigProperty(name = "quarkus.http.cors.headers") List<String> headers,
            @ConfigProperty(name = "quarkus.http.cors.methods") List<String> methods,
            @ConfigProperty(name = "quarkus.http.cors.exposed-headers") List<String> exposed) {
        // As Quarkus understands it: beside others, it stands for none.
        this.anyOrigin = origins.equals(Optional.of(List.of("*")));
        this.always = anyOrigin ? new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                : new Header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        this.toOrigins = toOrigins(headers, methods, exposed);
    }

    /** What Quarkus tells an origin, but for what is told always. */
    private static List<Header> toOrigins(List<String> headers, List<String> methods, List<String> exposed) {
        return List.of(new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, String.join(",", headers)),
                new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, String.join(",", methods)),
                new Header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(",", exposed)));
    }

    /**
     * The further headers of an answer to a GET or HEAD of this origin; null where that depends on which one it is.
     *
     * @param origin null where none is named
     */
    public @Nullable List<Header> to(@Nullable String origin) {
        if (origin == null) {
            return List.of();
        }
        return anyOrigin ? toOrigins : null;
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
