package dev.standfirst.share.count;

import static dev.standfirst.problem.ProblemType.TOO_LARGE;

import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.SeparateQueue;
import dev.standfirst.http.header.BeaconTarget;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Reads shares on the event loop, so that none of them waits for a thread. A chunked body is read completely before the
 * resource is called, which cannot wait for it. Before the body is read, a share is rejected with 413 if it is longer than
 * 4096 bytes, and with 429 if its address exceeds the share limit.
 */
@Singleton
class ShareIntake implements SeparateQueue, BeaconTarget {

    private static final String PREFIX = "/api/v1/posts/";
    private static final String SUFFIX = "/shares";

    /** In bytes; the name of a network has up to 50 characters. */
    private static final int MAX_BODY = 4_096;

    private static final Pattern TEXT_OR_EMPTY = Pattern.compile("(?i)[ \\t]*(?:text/plain[ \\t]*)?(?:;.*)?");

    private final ShareLimit limit;

    ShareIntake(ShareLimit limit) {
        this.limit = limit;
    }

    @Override
    public boolean accepts(HttpServerRequest request) {
        return request.method() == HttpMethod.POST && hasPath(request);
    }

    @Override
    public boolean hasPath(HttpServerRequest request) {
        var path = request.path();
        return path != null && path.startsWith(PREFIX) && path.endsWith(SUFFIX);
    }

    void install(@Observes Filters filters) {
        filters.register(this::read, FilterOrder.BODY_LIMIT - 1);
    }

    private void read(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (!accepts(request.request())) {
            request.next();
        } else if (limit.admits(request)) {
            readTextAsJson(request.request());
            if (length == null) {
                readChunkedBody(request);
            } else if (Long.parseLong(length) > MAX_BODY) {
                request.fail(TOO_LARGE.because("The body of a share may have up to %d bytes.", MAX_BODY));
            } else {
                request.next();
            }
        }
    }

    /**
     * Treats text, and a body without a media type, as JSON. Browsers send beacons in no other way without a preflight request,
     * which a page that is being closed may not wait for ({@code navigator.sendBeacon}).
     */
    private static void readTextAsJson(HttpServerRequest share) {
        var type = share.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || TEXT_OR_EMPTY.matcher(type).matches()) {
            share.headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
    }

    private static void readChunkedBody(RoutingContext request) {
        var body = Buffer.buffer();
        request.request().handler(part -> {
            if (body.length() + part.length() <= MAX_BODY) {
                body.appendBuffer(part);
            } else if (!request.failed()) {
                request.fail(TOO_LARGE.because("The body of a share may have up to %d bytes.", MAX_BODY));
            }
        });
        request.request().endHandler(end -> {
            if (!request.failed()) {
                ((RoutingContextInternal) request).setBody(body);
                request.next();
            }
        });
        request.request().resume();
    }
}
