package dev.standfirst.http.limit;

import static dev.standfirst.problem.ProblemType.TOO_MANY_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.crypto.Hashes;
import dev.standfirst.http.FilterOrder;
import dev.standfirst.http.Header;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * Turns away a client that asks too often, before anything expensive is done for it. What a client is called here is
 * neither logged nor kept anywhere else.
 *
 * <p>
 * Nobody has checked the token yet, and a client could send another one each time. So a refused token costs its
 * sender's address one of the refusals that it has, and an address without any left is turned away whatever token it
 * sends.
 */
@Singleton
public class RateLimit {

    private static final String BASE = "/api/v1/";
    private static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit");

    private final boolean enabled;
    private final Header policy;
    private final Buckets buckets;
    private final ClientAddress clients;

    @Inject
    RateLimit(RateLimitConfig config, ClientAddress clients) {
        this(config, clients, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimit(RateLimitConfig config, ClientAddress clients, TimeMeter time) {
        this.enabled = config.enabled();
        this.policy = new Header("RateLimit-Policy",
                "\"client\";q=" + config.requests() + ";w=" + Math.max(1, config.window().toSeconds()));
        this.buckets = new Buckets(config.requests(), config.window(), config.clients(), time);
        this.clients = clients;
    }

    void install(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::check, FilterOrder.RATE_LIMIT);
        }
    }

    void check(RoutingContext request) {
        var path = request.request().path();
        if (path == null || !path.startsWith(BASE)) {
            request.next();
            return;
        }
        var address = "address " + clients.of(request.request());
        var token = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        var bucket = buckets.of(token == null ? address : "token " + hash(token));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        var headers = request.response().headers();
        headers(probe).forEach(header -> headers.set(header.name(), header.value()));
        if (token != null && probe.isConsumed()) {
            probe = withRefusals(buckets.of("refused " + address), request, probe);
        }
        if (probe.isConsumed()) {
            request.next();
        } else {
            var wait = Buckets.seconds(probe.getNanosToWaitForRefill());
            headers.set("Retry-After", Long.toString(wait));
            request.fail(TOO_MANY_REQUESTS.because("Slow down, please; the next request can be served in %d s.", wait));
        }
    }

    /**
     * Counts a request by somebody without a token, and says which headers tell them what is left; null where nothing is, and
     * the request is to be refused.
     *
     * @param headers all values of one of the request's headers, by its name
     */
    public @Nullable List<Header> count(String path, SocketAddress peer, Function<String, List<String>> headers) {
        if (!enabled || !path.startsWith(BASE)) {
            return List.of();
        }
        var probe = buckets.of("address " + clients.of(peer, headers)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? headers(probe) : null;
    }

    /** By the field names and forms of draft-ietf-httpapi-ratelimit-headers-10. */
    private List<Header> headers(ConsumptionProbe probe) {
        return List.of(policy, new Header(LEFT,
                "\"client\";r=" + probe.getRemainingTokens() + ";t=" + Buckets.seconds(probe.getNanosToWaitForReset())));
    }

    private static ConsumptionProbe withRefusals(Bucket refusals, RoutingContext request, ConsumptionProbe probe) {
        var left = refusals.estimateAbilityToConsume(1);
        if (!left.canBeConsumed()) {
            return ConsumptionProbe.rejected(0, left.getNanosToWaitForRefill(), left.getNanosToWaitForRefill());
        }
        request.addEndHandler(sent -> {
            if (request.response().getStatusCode() == 401) {
                refusals.tryConsume(1);
            }
        });
        return probe;
    }

    /** 96 bits of it: enough to tell clients apart, and useless to whoever reads a memory dump. */
    private static String hash(String token) {
        return HexFormat.of().formatHex(Hashes.sha256(token.getBytes(UTF_8)), 0, 12);
    }
}
