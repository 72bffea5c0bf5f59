package dev.standfirst.http.header;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.Header;
import dev.standfirst.http.coding.ContentCoding;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Headers of every response, also of errors, of cached responses and of the documentation. {@code nosniff} keeps browsers from
 * running a response as something other than its media type (Fetch standard, “X-Content-Type-Options header”).
 */
@Singleton
public class CommonHeaders {

    private static final Header NO_SNIFF = new Header("X-Content-Type-Options", "nosniff");

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

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
            controlNetty(request);
            for (var header : headers) {
                if (header.name().equals(HttpHeaders.VARY) ? !present.contains(header.name(), header.value(), true)
                        : !present.contains(header.name())) {
                    present.add(header.name(), header.value());
                }
            }
        });
        request.next();
    }

    /**
     * Keeps Netty from compressing a response that nothing else compresses, if the client does not want it: Netty compares names
     * with regard to case, and ignores the weight of {@code identity}. It removes the header that controls it, except from
     * responses that it never compresses.
     */
    private static void controlNetty(RoutingContext request) {
        var response = request.response();
        var headers = response.headers();
        // Quarkus adds “identity” to every response, also beside another coding.
        var coding = headers.getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .filter(name -> !name.contentEquals(HttpHeaders.IDENTITY)).findFirst();
        if (coding.isPresent()) {
            headers.set(HttpHeaders.CONTENT_ENCODING, coding.get());
            return;
        }
        var isNeverCompressed = request.request().method() == HttpMethod.HEAD
                || request.request().version() == HttpVersion.HTTP_1_0
                || WITHOUT_BODY.contains(response.getStatusCode()) || "0".equals(headers.get(HttpHeaders.CONTENT_LENGTH));
        if (isNeverCompressed) {
            headers.remove(HttpHeaders.CONTENT_ENCODING);
        } else if (!ContentCoding.isGzip(request.request())) {
            headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
    }
}
