package dev.standfirst.share.count;

import static dev.standfirst.problem.ProblemType.TOO_MANY_REQUESTS;

import java.time.Duration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.standfirst.http.limit.Buckets;
import dev.standfirst.http.limit.ClientAddress;
import dev.standfirst.share.ShareConfig;
import io.github.bucket4j.TimeMeter;
import io.vertx.ext.web.RoutingContext;

/**
 * Rejects shares of an address with more shares per minute than several readers behind it would make. Shares have a limit
 * of their own, lower than the rate limit, because each share changes a count that readers see, while programs may read as
 * much as they like.
 */
@Singleton
class ShareLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Each needs about 300 bytes of memory. */
    private static final int MAX_CLIENTS = 100_000;

    private final boolean enabled;
    private final long perMinute;
    private final Buckets buckets;
    private final ClientAddress clients;

    @Inject
    ShareLimit(ShareConfig config, @ConfigProperty(name = "standfirst.rate-limit.enabled") boolean enabled,
            ClientAddress clients) {
        this(config.perMinute(), enabled, clients, TimeMeter.SYSTEM_NANOTIME);
    }

    ShareLimit(long perMinute, boolean enabled, ClientAddress clients, TimeMeter time) {
        this.enabled = enabled;
        this.perMinute = perMinute;
        this.clients = clients;
        this.buckets = new Buckets(perMinute, WINDOW, MAX_CLIENTS, time);
    }

    /** Returns false after rejecting the share with 429 and {@code Retry-After}. */
    boolean admits(RoutingContext share) {
        if (!enabled) {
            return true;
        }
        var probe = buckets.of(clients.of(share.request())).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Buckets.seconds(probe.getNanosToWaitForRefill());
            share.response().headers().set("Retry-After", Long.toString(wait));
            share.fail(TOO_MANY_REQUESTS.because(
                    "An address can share %d times per minute. The next share is possible in %d s.",
                    perMinute, wait));
        }
        return probe.isConsumed();
    }
}
