package dev.standfirst.cache;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.conditional.EntityTag;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Gives an answer that is going to be gzipped below the service an {@code ETag} of its own, as strong ones must have. */
@Singleton
public class ContentCoding {

    private static final Negotiation NEGOTIATION = new Negotiation();

    void install(@Observes Filters filters) {
        filters.register(ContentCoding::tagLast, FilterOrder.HEADERS);
    }

    /** Whether the answer is gzipped below the service, unless it says that it is coded already. */
    public static boolean isGzip(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_0
                && isGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    /** The same of HTTP/1.1. */
    public static boolean isGzip(@Nullable String acceptEncoding) {
        return NEGOTIATION.choosesGzip(acceptEncoding);
    }

    private static void tagLast(RoutingContext request) {
        request.addHeadersEndHandler(end -> {
            var headers = request.response().headers();
            var tag = headers.get(HttpHeaders.ETAG);
            // Quarkus says “identity” where it keeps Netty from compressing.
            if (tag != null && !headers.contains(HttpHeaders.CONTENT_ENCODING)
                    && isGzip(request.request())) {
                headers.set(HttpHeaders.ETAG, EntityTag.gzipped(tag));
            }
        });
        request.next();
    }

    /** The choice is Netty's, which makes it without telling; so it is asked the same question. */
    private static class Negotiation extends HttpContentCompressor {

        Negotiation() {
            super(StandardCompressionOptions.gzip());
        }

        boolean choosesGzip(@Nullable String acceptEncoding) {
            return acceptEncoding != null && determineEncoding(acceptEncoding) != null;
        }
    }
}
