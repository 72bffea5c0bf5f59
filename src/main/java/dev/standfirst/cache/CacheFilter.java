package dev.standfirst.cache;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.Header;
import dev.standfirst.http.conditional.EntityTag;
import dev.standfirst.http.query.CanonicalUrls;
import dev.standfirst.http.query.CanonicalUrls.CanonicalUrl;
import io.quarkus.micrometer.runtime.binder.vertx.HttpRequestMetric;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers strangers' reads from the {@link ResponseCache}, on the event loop and ahead of everything that costs
 * something. Of those who ask for what is not there, one goes on to have it made, and the others wait for that.
 */
@Singleton
public class CacheFilter {

    /** What nearly everybody sends, and all that JSON is sent for without a second look. */
    private static final Set<String> PLAIN_ACCEPTS = Set.of("*/*", "application/json", "application/json, */*",
            "application/json, text/plain, */*");

    private final ResponseCache cache;
    private final CanonicalUrls addresses;

    CacheFilter(ResponseCache cache, CanonicalUrls addresses) {
        this.cache = cache;
        this.addresses = addresses;
    }

    void install(@Observes Filters filters) {
        if (cache.isOn()) {
            filters.register(this::serve, FilterOrder.CACHE);
        }
    }

    /** The fill that this request leads; null where it doesn't. */
    static @Nullable PendingResponse ledBy(RoutingContext request) {
        return request.get(PendingResponse.class.getName());
    }

    private void serve(RoutingContext request) {
        var address = isStrangersRead(request) ? addresses.of(request) : null;
        if (address == null) {
            request.next();
        } else {
            serve(request, address);
        }
    }

    private void serve(RoutingContext request, CanonicalUrl address) {
        var key = cache.key(address.url(), request.request()::getHeader);
        var found = cache.find(key);
        if (found != null) {
            send(found, address, request);
            return;
        }
        var fill = cache.begin(address.url(), key);
        if (fill.claim()) {
            lead(fill, request, address);
        } else {
            await(fill, request, address);
        }
    }

    private void lead(PendingResponse fill, RoutingContext request, CanonicalUrl address) {
        // Another may have been completed since we looked.
        var found = cache.find(fill.key());
        if (found != null) {
            cache.end(fill, PendingResponse.Outcome.KEPT);
            send(found, address, request);
            return;
        }
        request.put(PendingResponse.class.getName(), fill);
        // Where the client went away, the next one begins anew.
        request.addEndHandler(
                end -> cache.end(fill, end.succeeded() ? PendingResponse.Outcome.UNFIT : PendingResponse.Outcome.OVERTAKEN));
        request.next();
    }

    private void await(PendingResponse fill, RoutingContext request, CanonicalUrl address) {
        var context = Vertx.currentContext();
        request.request().pause();
        fill.whenEnded(outcome -> context.runOnContext(now -> {
            request.request().resume();
            if (outcome == PendingResponse.Outcome.UNFIT) {
                request.next();
            } else {
                serve(request, address);
            }
        }));
    }

    private static void send(CachedResponse representation, CanonicalUrl address, RoutingContext request) {
        // Without its template, each address would be counted by itself.
        var measured = HttpRequestMetric.getRequestMetric(request);
        if (measured != null) {
            measured.setTemplatePath(address.pathTemplate());
        }
        send(representation, request);
    }

    /** In the coding that the client takes, or 304 where it has it already. */
    static void send(CachedResponse representation, RoutingContext request) {
        var response = request.response();
        var known = request.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && EntityTag.matches(known, representation.tag())) {
            add(representation.plain().headers(), response);
            response.setStatusCode(304).end();
            return;
        }
        var coded = representation.in(ContentCoding.isGzip(request.request()));
        add(coded.headers(), response);
        // In the place of “identity”, which Quarkus has set where it does not compress.
        coded.ofBody().forEach(header -> response.headers().set(header.name(), header.value()));
        if (request.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(coded.body());
        }
    }

    private static void add(List<Header> headers, HttpServerResponse response) {
        headers.forEach(header -> response.headers().add(header.name(), header.value()));
    }

    private static boolean isStrangersRead(RoutingContext request) {
        var method = request.request().method();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                && !request.request().headers().contains(HttpHeaders.AUTHORIZATION)
                && takesJson(request);
    }

    /** Who may be refused by the kind of answer they ask for is left to whoever decides that. */
    private static boolean takesJson(RoutingContext request) {
        return isPlainAccept(request.request().getHeader(HttpHeaders.ACCEPT)) || request.parsedHeaders().accept().stream()
                .anyMatch(range -> range.weight() == 1 && range.value().matches("\\*/\\*|application/(\\*|json)"));
    }

    /** Whether nobody need look twice to see that it takes JSON. */
    public static boolean isPlainAccept(@Nullable String accept) {
        return accept == null || PLAIN_ACCEPTS.contains(accept);
    }
}
