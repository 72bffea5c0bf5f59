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
 * Turns away an address that shares more than a house full of readers does: reading is cheap and meant for programs, too, but
 * each share moves a figure that others look at.
 */
@Singleton
class ShareLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** About 300 bytes each. */
    private static final int MOST_CLIENTS = 100_000;

    private final boolean enabled;
    private final long most;
    private final Buckets buckets;
    private final ClientAddress clients;

    @Inject
    ShareLimit(ShareConfig config, @ConfigProperty(name = "standfirst.rate-limit.enabled") boolean enabled,
            ClientAddress clients) {
        this(config.perMinute(), enabled, clients, TimeMeter.SYSTEM_NANOTIME);
    }

    ShareLimit(long perMinute, boolean enabled, ClientAddress clients, TimeMeter time) {
        this.enabled = enabled;
        this.most = perMinute;
        this.clients = clients;
        this.buckets = new Buckets(perMinute, WINDOW, MOST_CLIENTS, time);
    }

    /** Whether the share may go on; one that may not has been refused. */
    boolean lets(RoutingContext share) {
        if (!enabled) {
            return true;
        }
        var probe = buckets.of(clients.of(share.request())).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Buckets.seconds(probe.getNanosToWaitForRefill());
            share.response().headers().set("Retry-After", Long.toString(wait));
            share.fail(TOO_MANY_REQUESTS.because("An address can share %d times a minute; the next one can be counted in %d s.",
                    most, wait));
        }
        return probe.isConsumed();
    }
}
