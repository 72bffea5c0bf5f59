package dev.standfirst.idempotency;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.security.DigestInputStream;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.standfirst.access.CurrentCaller;
import dev.standfirst.crypto.Hashes;
import dev.standfirst.http.FilterOrder;
import io.vertx.ext.web.RoutingContext;

/** Reads the {@code Idempotency-Key}, and has the body hashed while the resource reads it. */
@ApplicationScoped
class IdempotencyKeyFilter {

    static final String HEADER = "Idempotency-Key";

    /** Visible ASCII characters. A key is compared as it was sent, quotation marks included. */
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");

    private final CurrentCaller caller;
    private final CurrentKeyedRequest current;

    IdempotencyKeyFilter(CurrentCaller caller, CurrentKeyedRequest current) {
        this.caller = caller;
        this.current = current;
    }

    @ServerRequestFilter(priority = FilterOrder.IDEMPOTENCY_KEY)
    void read(ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
        var token = caller.get().token();
        var keys = request.getHeaders().getOrDefault(HEADER, List.of());
        if (keys.isEmpty() || token == null || !resource.getResourceMethod().isAnnotationPresent(Idempotent.class)) {
            return;
        }
        if (keys.size() > 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw INVALID_PARAMETER.in(HEADER, "Key", "must be one key of 1 to 255 visible ASCII characters");
        }
        var body = Hashes.newSha256();
        request.setEntityStream(new DigestInputStream(request.getEntityStream(), body));
        current.set(new KeyedRequest(token.id(), secret(request), keys.get(0), context.request().uri(), body));
    }

    /** The token itself. The header has been validated before, so nothing follows the token. */
    private static String secret(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION).strip();
        return header.substring(header.lastIndexOf(' ') + 1);
    }
}
