package dev.standfirst.cache;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.coding.ContentCoding;
import dev.standfirst.http.query.CanonicalUrls;
import dev.standfirst.http.query.CanonicalUrls.CanonicalUrl;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends cached responses from the router, on the event loop and before anything expensive. Of concurrent requests for a
 * response that is not cached, one goes on to make it and the others wait for it.
 */
@Singleton
public class CacheFilter {

    private final ResponseCache cache;
    private final CanonicalUrls urls;

    CacheFilter(ResponseCache cache, CanonicalUrls urls) {
        this.cache = cache;
        this.urls = urls;
    }

    void install(@Observes Filters filters) {
        if (cache.isOn()) {
            filters.register(this::serve, FilterOrder.CACHE);
        }
    }

    /** The pending response that this request makes; null if it makes none. */
    static @Nullable PendingResponse madeBy(RoutingContext request) {
        return request.get(PendingResponse.class.getName());
    }

    private void serve(RoutingContext request) {
        var isCacheable = CacheableRequest.matches(request.request().method().name(), request.request()::getHeader);
        var url = isCacheable ? urls.of(request) : null;
        if (url == null) {
            request.next();
        } else {
            serve(request, url);
        }
    }

    private void serve(RoutingContext request, CanonicalUrl url) {
        var key = cache.key(url.url(), request.request()::getHeader);
        var cached = cache.find(key);
        if (cached != null) {
            send(cached, url, request);
            return;
        }
        var pending = cache.pending(url.url(), key);
        if (pending.claim()) {
            make(pending, request, url);
        } else {
            awaitEnd(pending, request, url);
        }
    }

    private void make(PendingResponse pending, RoutingContext request, CanonicalUrl url) {
        // Another request may have completed the response since the look-up in the cache.
        var cached = cache.find(pending.key());
        if (cached != null) {
            cache.end(pending, PendingResponse.Outcome.CACHED);
            send(cached, url, request);
            return;
        }
        request.put(PendingResponse.class.getName(), pending);
        // If the client closes the connection, a waiting request must make the response.
        request.addEndHandler(end -> cache.end(pending,
                end.succeeded() ? PendingResponse.Outcome.NOT_CACHEABLE : PendingResponse.Outcome.OUTDATED));
        request.next();
    }

    private void awaitEnd(PendingResponse pending, RoutingContext request, CanonicalUrl url) {
        var context = Vertx.currentContext();
        request.request().pause();
        pending.whenEnded(outcome -> context.runOnContext(now -> {
            request.request().resume();
            if (outcome == PendingResponse.Outcome.NOT_CACHEABLE) {
                request.next();
            } else {
                serve(request, url);
            }
        }));
    }

    private static void send(CachedResponse cached, CanonicalUrl url, RoutingContext request) {
        CacheMetrics.setTemplate(request, url.pathTemplate());
        send(cached, request);
    }

    /** Sends the response in the content coding that the client accepts, or a 304 if the client has it. */
    static void send(CachedResponse cached, RoutingContext request) {
        var selected = cached.select(request.request().getHeader(HttpHeaders.IF_NONE_MATCH),
                ContentCoding.isGzip(request.request()));
        var response = request.response().setStatusCode(selected.status().code());
        for (var header : selected.headers()) {
            if (header.name().equals(HttpHeaders.CONTENT_ENCODING)) {
                // Replaces “identity”, which Quarkus sets so that Netty does not compress.
                response.headers().set(header.name(), header.value());
            } else {
                response.headers().add(header.name(), header.value());
            }
        }
        if (request.request().method() == HttpMethod.HEAD || selected.body().length() == 0) {
            response.end();
        } else {
            response.end(selected.body());
        }
    }
}
