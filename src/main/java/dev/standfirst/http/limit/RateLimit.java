package dev.standfirst.http.limit;

import static dev.standfirst.problem.ProblemType.TOO_MANY_REQUESTS;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
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
 * Rejects requests of a client that sends too many, before anything expensive is done for them. The name of a client is neither
 * logged nor stored elsewhere.
 *
 * <p>
 * The token is not verified yet, and a client could send another one each time. So each address may send a limited number of
 * invalid tokens, and after that all of its requests with a token are rejected.
 */
@Singleton
public class RateLimit {

    /**
     * Paths that are not limited: a busy instance must not look dead to its load balancer. They are compared with the path as
     * it
     * was sent, so that no other spelling escapes the limit.
     */
    private static final Set<String> UNLIMITED = Set.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started");

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
        check(request, request::next);
    }

    /**
     * Counts a request, and rejects it if the client has none left.
     *
     * @param next called if the request is admitted
     */
    public void check(RoutingContext request, Runnable next) {
        var http = request.request();
        if (!isLimited(http.path())) {
            next.run();
            return;
        }
        var token = http.getHeader(HttpHeaders.AUTHORIZATION);
        var client = clients.of(http);
        var probe = token == null ? consume("address " + client) : consume("token " + hash(token));
        var headers = request.response().headers();
        headers(probe).forEach(header -> headers.set(header.name(), header.value()));
        if (token != null && probe.isConsumed()) {
            probe = withRejectedTokens(buckets.of("rejected " + client), request, probe);
        }
        if (probe.isConsumed()) {
            next.run();
        } else {
            var wait = Buckets.seconds(probe.getNanosToWaitForRefill());
            headers.set("Retry-After", Long.toString(wait));
            request.fail(
                    TOO_MANY_REQUESTS.because("The rate limit is exceeded; the next request can be served in %d s.", wait));
        }
    }

    /**
     * Counts a request without a token that does not reach the router, and returns the headers of its response; null if the
     * client has no request left. That request is not counted and must go on to the router, which rejects it.
     *
     * @param headers all values of a request header, by its name
     */
    public @Nullable List<Header> count(String path, SocketAddress peer, Function<String, List<String>> headers) {
        if (!isLimited(path)) {
            return List.of();
        }
        var probe = consume("address " + clients.of(peer, headers));
        return probe.isConsumed() ? headers(probe) : null;
    }

    private boolean isLimited(@Nullable String path) {
        return enabled && !UNLIMITED.contains(String.valueOf(path));
    }

    private ConsumptionProbe consume(String client) {
        return buckets.of(client).tryConsumeAndReturnRemaining(1);
    }

    /** Headers with the names and forms of draft-ietf-httpapi-ratelimit-headers-10. */
    private List<Header> headers(ConsumptionProbe probe) {
        return List.of(policy, new Header(LEFT,
                "\"client\";r=" + probe.getRemainingTokens() + ";t=" + Buckets.seconds(probe.getNanosToWaitForReset())));
    }

    private static ConsumptionProbe withRejectedTokens(Bucket rejected, RoutingContext request, ConsumptionProbe probe) {
        var left = rejected.estimateAbilityToConsume(1);
        if (!left.canBeConsumed()) {
            return ConsumptionProbe.rejected(0, left.getNanosToWaitForRefill(), left.getNanosToWaitForRefill());
        }
        request.addEndHandler(sent -> {
            if (request.response().getStatusCode() == 401) {
                rejected.tryConsume(1);
            }
        });
        return probe;
    }

    /** The first 96 bits of the hash: enough to distinguish clients, and useless in a memory dump. */
    private static String hash(String token) {
        return HexFormat.of().formatHex(Hashes.sha256(token.getBytes(UTF_8)), 0, 12);
    }
}
