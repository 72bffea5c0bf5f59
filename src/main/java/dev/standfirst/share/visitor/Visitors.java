package dev.standfirst.share.visitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.standfirst.database.ActiveDatabase;
import dev.standfirst.share.ShareConfig;
import dev.standfirst.share.count.PendingShare;
import dev.standfirst.start.Startup;
import io.quarkus.runtime.StartupEvent;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises who shared the same a moment ago, without keeping who that was: an HMAC whose key changes daily and is stored
 * nowhere.
 */
@Singleton
public class Visitors {

    private static final Logger LOG = Logger.getLogger(Visitors.class);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private record DailyKey(LocalDate day, byte[] key) {
    }

    private final Crawlers crawlers;
    private final byte[] secret;
    private final boolean isShared;
    private final Duration window;
    private volatile @Nullable DailyKey last;

    Visitors(ShareConfig config, Crawlers crawlers) {
        this.crawlers = crawlers;
        this.isShared = config.secret().isPresent();
        this.window = config.dedupeWindow();
        this.secret = config.secret().map(text -> text.getBytes(UTF_8)).orElseGet(() -> {
            var random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            return random;
        });
    }

    void warn(@Observes @Priority(Startup.WELCOME) StartupEvent start, ActiveDatabase database) {
        if (!isShared && isRecognising() && !database.isEmbedded()) {
            LOG.warn(
                    "STANDFIRST_SHARES_SECRET is not set: of several instances each recognises only those who shared there, and "
                            + "none does after its restart");
        }
    }

    private boolean isRecognising() {
        return !window.isZero() && !window.isNegative();
    }

    /** A share by this visitor, who is known by the hashes of the days on which the window can have begun. */
    public PendingShare share(Visitor visitor, UUID post, String network, Instant now) {
        if (crawlers.have(visitor.agent())) {
            return PendingShare.uncounted(post, network);
        }
        if (!isRecognising()) {
            return new PendingShare(post, network, null, List.of());
        }
        var today = day(now);
        // The lengths of address and agent are not fixed: the separator, which neither can contain, keeps them apart.
        var who = String.join("\n", visitor.address(), visitor.agent(), post.toString(), network);
        return new PendingShare(post, network, hash(who, today),
                day(now.minus(window)).datesUntil(today).map(day -> hash(who, day)).toList());
    }

    private String hash(String who, LocalDate day) {
        return HexFormat.of().formatHex(hmac(key(day), who.getBytes(UTF_8)));
    }

    private byte[] key(LocalDate day) {
        var known = last;
        if (known != null && known.day.equals(day)) {
            return known.key;
        }
        var key = hmac(secret, day.toString().getBytes(UTF_8));
        last = new DailyKey(day, key);
        return key;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
