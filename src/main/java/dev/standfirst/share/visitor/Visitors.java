package dev.standfirst.share.visitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.standfirst.crypto.Hashes;
import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.share.ShareConfig;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.StartupEvent;

/**
 * Recognises visitors who share a post to the same network again, without storing who they are: by an HMAC whose key changes
 * daily and is stored nowhere.
 */
@Singleton
public class Visitors {

    private static final Logger LOG = Logger.getLogger(Visitors.class);

    private static final int SECRET_BYTES = 32;

    private record DailyKey(LocalDate day, byte[] key) {
    }

    private final Crawlers crawlers;
    private final byte[] secret;
    private final boolean secretIsConfigured;
    private final Duration dedupeWindow;
    private volatile @Nullable DailyKey lastKey;

    Visitors(ShareConfig config, Crawlers crawlers) {
        this.crawlers = crawlers;
        this.secretIsConfigured = config.secret().isPresent();
        this.dedupeWindow = config.dedupeWindow();
        this.secret = config.secret().map(text -> text.getBytes(UTF_8)).orElseGet(() -> {
            var random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            return random;
        });
    }

    void warnWithoutSecret(@Observes @Priority(Startup.WELCOME) StartupEvent start, ActiveDatabase database) {
        if (!secretIsConfigured && recognisesVisitors() && !database.isEmbedded()) {
            LOG.warn("STANDFIRST_SHARES_SECRET is not set: each instance recognises only visitors who shared on it before, "
                    + "and none of them after a restart");
        }
    }

    private boolean recognisesVisitors() {
        return !dedupeWindow.isZero() && !dedupeWindow.isNegative();
    }

    /** Computes the hashes by which this share of a visitor is recognised if it is repeated. */
    public VisitorHashes hash(Visitor visitor, UUID post, String network, Instant now) {
        if (crawlers.include(visitor.agent())) {
            return VisitorHashes.NEVER_COUNTED;
        }
        if (!recognisesVisitors()) {
            return VisitorHashes.ALWAYS_COUNTED;
        }
        var today = day(now);
        // Address and agent have no fixed length. The separator, which neither can contain, makes the text unambiguous.
        var share = String.join("\n", visitor.address(), visitor.agent(), post.toString(), network);
        return new VisitorHashes(hash(share, today),
                day(now.minus(dedupeWindow)).datesUntil(today).map(day -> hash(share, day)).toList());
    }

    private String hash(String share, LocalDate day) {
        return HexFormat.of().formatHex(Hashes.hmacSha256(key(day), share.getBytes(UTF_8)));
    }

    private byte[] key(LocalDate day) {
        var last = lastKey;
        if (last != null && last.day.equals(day)) {
            return last.key;
        }
        var key = Hashes.hmacSha256(secret, day.toString().getBytes(UTF_8));
        lastKey = new DailyKey(day, key);
        return key;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
