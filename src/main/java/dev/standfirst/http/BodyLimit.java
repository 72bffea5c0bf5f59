package dev.standfirst.http;

import static dev.standfirst.problem.ProblemType.TOO_LARGE;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.standfirst.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Rejects bodies over {@code quarkus.http.limits.max-body-size} with a problem. Quarkus by itself sends a 413 without a body.
 */
@ApplicationScoped
class BodyLimit {

    /**
     * Key of the limit by which Quarkus counts a body without {@code Content-Length}. Zero turns that off: {@link
     * CountedBody} counts it instead.
     */
    private static final String QUARKUS_LIMIT = "io.quarkus.max-request-size";

    private static final Set<String> METHODS_WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final MemorySize limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit;
    }

    void install(@Observes Filters filters) {
        filters.register(this::checkLength, FilterOrder.BODY_LIMIT);
        filters.register(BodyLimit::disableQuarkusCount, 1);
    }

    @ServerRequestFilter
    void count(ContainerRequestContext request) {
        if (METHODS_WITH_BODY.contains(request.getMethod()) && request.getHeaderString(HttpHeaders.CONTENT_LENGTH) == null) {
            request.setEntityStream(new CountedBody(request.getEntityStream()));
        }
    }

    private void checkLength(RoutingContext request) {
        var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && exceedsLimit(length)) {
            request.fail(tooLarge());
        } else {
            request.next();
        }
    }

    /**
     * Compares the length with the limit. More than 18 digits do not fit a {@code long} and exceed any limit; Quarkus has
     * already rejected a value that is not a number.
     */
    private boolean exceedsLimit(String length) {
        return length.length() > 18 || Long.parseLong(length) > limit.asLongValue();
    }

    private static void disableQuarkusCount(RoutingContext request) {
        request.put(QUARKUS_LIMIT, 0L);
        request.next();
    }

    private ProblemException tooLarge() {
        return TOO_LARGE.because("The body must not be larger than %d bytes.", limit.asLongValue());
    }

    private class CountedBody extends FilterInputStream {

        private long bytes;

        CountedBody(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) {
            bytes += more;
            if (bytes > limit.asLongValue()) {
                throw tooLarge();
            }
        }
    }
}
