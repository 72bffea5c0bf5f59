package dev.standfirst.http.header;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.Header;
import dev.standfirst.http.coding.ContentCoding;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Headers of every response, also of errors, of cached responses and of the documentation. {@code nosniff} keeps browsers from
 * running a response as something other than its media type (Fetch standard, “X-Content-Type-Options header”).
 */
@Singleton
public class CommonHeaders {

    private static final Header NO_SNIFF = new Header("X-Content-Type-Options", "nosniff");

    private final List<Header> headers;

    CommonHeaders(CrossOrigin crossOrigin) {
        this.headers = Stream.concat(Stream.of(NO_SNIFF), crossOrigin.commonHeaders().stream()).toList();
    }

    /** All headers, for a response that is cached with them. */
    public List<Header> all() {
        return headers;
    }

    void install(@Observes Filters filters) {
        filters.register(this::add, FilterOrder.HEADERS);
    }

    private void add(RoutingContext request) {
        request.addHeadersEndHandler(end -> {
            var present = request.response().headers();
            if (!present.contains(HttpHeaders.CONTENT_ENCODING) && !ContentCoding.isGzip(request.request())) {
                // Keeps Netty from compressing, and is removed before the response is sent.
                present.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
            }
            for (var header : headers) {
                if (header.name().equals(HttpHeaders.VARY) ? !present.contains(header.name(), header.value(), true)
                        : !present.contains(header.name())) {
                    present.add(header.name(), header.value());
                }
            }
        });
        request.next();
    }
}
