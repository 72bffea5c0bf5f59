package dev.standfirst.delivery;

import java.util.Arrays;
import java.util.Locale;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.http.Order;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** Gives an answer that is going to be gzipped below the service an {@code ETag} of its own, as strong ones must have. */
@Singleton
class ContentCoding {

    void install(@Observes Filters filters) {
        filters.register(ContentCoding::tagLast, Order.HEADERS);
    }

    private static void tagLast(RoutingContext request) {
        request.addHeadersEndHandler(end -> {
            var headers = request.response().headers();
            var tag = headers.get(HttpHeaders.ETAG);
            // Quarkus says “identity” where it keeps Netty from compressing.
            if (tag != null && !headers.contains(HttpHeaders.CONTENT_ENCODING)
                    && request.request().version() != HttpVersion.HTTP_1_0
                    && acceptsGzip(request.request().getHeader(HttpHeaders.ACCEPT_ENCODING))) {
                headers.set(HttpHeaders.ETAG, EntityTag.gzipped(tag));
            }
        });
        request.next();
    }

    /** As Netty sees it. */
    static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        var gzip = weight(acceptEncoding, "gzip");
        return gzip > 0 || gzip < 0 && weight(acceptEncoding, "*") > 0;
    }

    /** Negative where the coding is not named. */
    private static double weight(String acceptEncoding, String coding) {
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",")).map(String::strip)
                .filter(part -> part.split(";")[0].strip().equals(coding))
                .mapToDouble(part -> part.contains("q=") ? number(part.substring(part.indexOf("q=") + 2)) : 1)
                .findFirst().orElse(-1);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
