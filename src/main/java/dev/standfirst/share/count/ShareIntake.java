package dev.standfirst.share.count;

import static dev.standfirst.problem.ProblemType.TOO_LARGE;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.SeparateQueue;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Takes shares in on the event loop: none waits for a thread. So a body that does not say how long it is has to be read before
 * the resource is called, which cannot wait for it; and what is longer than any share can be, or comes too often, is refused
 * before it is read.
 */
@Singleton
class ShareIntake implements SeparateQueue {

    private static final String BASE = "/api/v1/posts/";
    private static final String END = "/shares";

    /** In bytes; the name of a network takes fifty characters. */
    private static final int MOST = 4_096;

    private final ShareLimit limit;

    ShareIntake(ShareLimit limit) {
        this.limit = limit;
    }

    @Override
    public boolean accepts(HttpServerRequest request) {
        var path = request.path();
        return request.method() == HttpMethod.POST && path != null && path.startsWith(BASE) && path.endsWith(END);
    }

    void install(@Observes Filters filters) {
        filters.register(this::read, FilterOrder.BODY_LIMIT - 1);
    }

    private void read(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (!accepts(request.request())) {
            request.next();
        } else if (limit.lets(request)) {
            if (length == null) {
                readToTheEnd(request);
            } else if (Long.parseLong(length) > MOST) {
                request.fail(TOO_LARGE.because("A share may have up to %d bytes.", MOST));
            } else {
                request.next();
            }
        }
    }

    private static void readToTheEnd(RoutingContext request) {
        var body = Buffer.buffer();
        request.request().handler(part -> {
            if (body.length() + part.length() <= MOST) {
                body.appendBuffer(part);
            } else if (!request.failed()) {
                request.fail(TOO_LARGE.because("A share may have up to %d bytes.", MOST));
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
