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
 * Makes CORS safe for caches. Quarkus repeats the origin of the request in the response, and sends no CORS headers to a request
 * without an origin: a shared cache would send them to the next origin (Fetch standard, “CORS protocol and HTTP caches”).
 */
@Singleton
public class CrossOrigin {

    private final boolean anyOrigin;
    private final Header commonHeader;
    private final List<Header> headersForOrigins;

    CrossOrigin(@ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins,
            @ConfigProperty(name = "quarkus.http.cors.headers") List<String> headers,
            @ConfigProperty(name = "quarkus.http.cors.methods") List<String> methods,
            @ConfigProperty(name = "quarkus.http.cors.exposed-headers") List<String> exposed) {
        // Quarkus, too, ignores “*” in a list with other origins.
        this.anyOrigin = origins.equals(Optional.of(List.of("*")));
        this.commonHeader = anyOrigin ? new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                : new Header(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        this.headersForOrigins = headersForOrigins(headers, methods, exposed);
    }

    /** Headers that Quarkus sends to an origin, without the common header. */
    private static List<Header> headersForOrigins(List<String> headers, List<String> methods, List<String> exposed) {
        return List.of(new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, String.join(",", headers)),
                new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, String.join(",", methods)),
                new Header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, String.join(",", exposed)));
    }

    /**
     * Headers of a response to a GET or HEAD from the origin, besides the common header; null if only Quarkus can decide,
     * because origins differ.
     *
     * @param origin null if the request has none
     */
    public @Nullable List<Header> headersFor(@Nullable String origin) {
        if (origin == null) {
            return List.of();
        }
        return anyOrigin ? headersForOrigins : null;
    }

    /** Header of every response, with or without an origin in the request. */
    public Header commonHeader() {
        return commonHeader;
    }

    void install(@Observes Filters filters) {
        filters.register(this::addCommonHeader, FilterOrder.HEADERS);
    }

    private void addCommonHeader(RoutingContext request) {
        request.addHeadersEndHandler(end -> {
            var headers = request.response().headers();
            headers.remove(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
            if (anyOrigin) {
                headers.set(commonHeader.name(), commonHeader.value());
            } else if (!headers.contains(commonHeader.name(), commonHeader.value(), true)) {
                headers.add(commonHeader.name(), commonHeader.value());
            }
        });
        request.next();
    }
}
