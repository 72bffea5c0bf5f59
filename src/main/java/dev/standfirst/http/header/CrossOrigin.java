package dev.standfirst.http.header;

import static dev.standfirst.problem.ProblemType.FORBIDDEN;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.Header;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * CORS (Fetch standard, “CORS protocol”). Where all origins are allowed, each response has the same headers, with and without
 * an
 * origin in the request, and otherwise it varies by the origin: a shared cache would send the headers for one origin to another
 * (“CORS protocol and HTTP caches”).
 */
@Singleton
public class CrossOrigin {

    private static final String ANY = "*";

    /**
     * Browsers send an origin with every {@code PATCH}, also from pages of the service itself. The names are written out,
     * because a star is not allowed for beacons.
     */
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final String EXPOSED = "Deprecation, ETag, Idempotency-Replayed, Link, Location, RateLimit, RateLimit-Policy, "
            + "Retry-After, Sunset, Surrogate-Key, WWW-Authenticate";

    /** The star covers every header but {@code Authorization} (Fetch standard, “CORS non-wildcard request-header name”). */
    private static final String ANY_HEADER = "*, Authorization";

    /** A day, in seconds. Browsers shorten it to their own maximum, which is two hours in Chromium. */
    private static final String PREFLIGHT_SECONDS = "86400";

    /** List of header names in a preflight request, short enough to be repeated. */
    private static final Pattern HEADER_NAMES = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z, \\t-]{1,2000}");

    private final boolean anyOrigin;
    private final boolean anyHeader;
    private final String headers;
    private final Map<String, List<Header>> headersByOrigin;
    private final List<BeaconTarget> beaconTargets;

    CrossOrigin(CorsConfig config, @Any Instance<BeaconTarget> beaconTargets) {
        // A star in a list with other origins is a mistake that must not open the service to all of them.
        this.anyOrigin = config.origins().equals(Set.of(ANY));
        this.anyHeader = config.headers().equals(Set.of(ANY));
        this.headers = String.join(", ", config.headers());
        this.headersByOrigin = config.origins().stream().map(CrossOrigin::normalized).filter(origin -> !origin.equals(ANY))
                .distinct().collect(toMap(Function.identity(), origin -> List.of(
                        new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin),
                        new Header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED))));
        this.beaconTargets = beaconTargets.stream().toList();
    }

    private static String normalized(String origin) {
        return (origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin).toLowerCase(Locale.ROOT);
    }

    /** Headers of every response, with or without an origin in the request. */
    List<Header> commonHeaders() {
        return anyOrigin
                ? List.of(new Header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY),
                        new Header(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED))
                : List.of(new Header(HttpHeaders.VARY, HttpHeaders.ORIGIN));
    }

    /**
     * Headers of a response to the origin, besides the common ones; null if the origin is not one of the configured ones.
     *
     * @param origin null if the request has none
     */
    public @Nullable List<Header> headersFor(@Nullable String origin) {
        return origin == null || anyOrigin ? List.of() : headersByOrigin.get(origin);
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FilterOrder.CORS);
    }

    private void check(RoutingContext request) {
        var origin = request.request().getHeader(HttpHeaders.ORIGIN);
        var allowed = headersFor(origin);
        if (allowed == null && !isOfThisService(origin, request.request())) {
            request.fail(FORBIDDEN.because(
                    "Pages of this origin must not use the service; the setting STANDFIRST_CORS_ORIGINS lists the allowed origins."));
            return;
        }
        if (allowed != null) {
            allowed.forEach(header -> request.response().headers().set(header.name(), header.value()));
        }
        if (origin != null && isPreflight(request.request())) {
            respond(request, origin);
            return;
        }
        if (origin != null && request.request().method() == HttpMethod.POST) {
            allowBeacon(request.request(), origin);
        }
        request.next();
    }

    /**
     * Allows a beacon, which browsers always send with credentials: a star does not allow these. The service reads no cookies.
     */
    private void allowBeacon(HttpServerRequest request, String origin) {
        if (beaconTargets.stream().anyMatch(target -> target.hasPath(request))) {
            request.response().putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
                    .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private void respond(RoutingContext preflight, String origin) {
        var request = preflight.request();
        var response = preflight.response().setStatusCode(200).putHeader(HttpHeaders.CONTENT_LENGTH, "0")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                        allowedHeaders(request.headers().getAll(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS)))
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
        if (HttpMethod.POST.name().equals(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD))) {
            allowBeacon(request, origin);
        }
        response.end();
    }

    /**
     * Returns the configured headers. Where all are allowed, the requested ones are repeated, for browsers that do not know the
     * star and for beacons, for which it is not allowed.
     */
    private String allowedHeaders(List<String> requested) {
        if (!anyHeader) {
            return headers;
        }
        var names = String.join(", ", requested);
        return HEADER_NAMES.matcher(names).matches() ? ANY_HEADER + ", " + names : ANY_HEADER;
    }

    /** Returns whether a page of the service itself sent the request, which may have passed a proxy with TLS. */
    private static boolean isOfThisService(@Nullable String origin, HttpServerRequest request) {
        var host = request.getHeader(HttpHeaders.HOST);
        return origin != null && host != null && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
