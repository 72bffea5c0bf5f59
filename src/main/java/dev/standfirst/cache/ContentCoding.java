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

/** Gives a response that Netty will compress an entity tag of its own, as strong entity tags require (RFC 9110, §8.8.3.3). */
@Singleton
public class ContentCoding {

    private static final String HAS_FINAL_TAG = ContentCoding.class.getName();

    private static final Negotiation NEGOTIATION = new Negotiation();

    void install(@Observes Filters filters) {
        filters.register(ContentCoding::addTagHandler, FilterOrder.HEADERS);
    }

    /** Whether Netty compresses the response, unless the response has a content coding already. */
    public static boolean isGzip(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_0
                && isGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    /** Whether Netty compresses the response to a request over HTTP/1.1. */
    public static boolean isGzip(@Nullable String acceptEncoding) {
        return NEGOTIATION.choosesGzip(acceptEncoding);
    }

    /** Marks that the entity tag of the response already is that of its content coding. */
    static void keepTag(RoutingContext request) {
        request.put(HAS_FINAL_TAG, true);
    }

    private static void addTagHandler(RoutingContext request) {
        request.addHeadersEndHandler(end -> {
            var headers = request.response().headers();
            var tag = headers.get(HttpHeaders.ETAG);
            // Quarkus sets the content coding “identity” where it keeps Netty from compressing.
            if (tag != null && request.get(HAS_FINAL_TAG) == null && !headers.contains(HttpHeaders.CONTENT_ENCODING)
                    && isGzip(request.request())) {
                headers.set(HttpHeaders.ETAG, EntityTag.gzipped(tag));
            }
        });
        request.next();
    }

    /** Gives access to the choice of Netty's compressor, which is a protected method. */
    private static class Negotiation extends HttpContentCompressor {

        Negotiation() {
            super(StandardCompressionOptions.gzip());
        }

        boolean choosesGzip(@Nullable String acceptEncoding) {
            return acceptEncoding != null && determineEncoding(acceptEncoding) != null;
        }
    }
}
