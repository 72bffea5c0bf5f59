package dev.standfirst.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Recognises who shared the same a moment ago, without keeping who that was: an HMAC whose key changes daily and is stored
 * nowhere.
 */
@Singleton
class Visitors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final byte[] secret;

    Visitors(ShareConfig config) {
        this.secret = config.secret().map(text -> text.getBytes(UTF_8)).orElseGet(() -> {
            var random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            return random;
        });
    }

    /** The same for the same visitor, post and network throughout one UTC day. */
    String hash(Visitor visitor, UUID post, String network, Instant at) {
        return hash(visitor, post, network, day(at));
    }

    /** Those of the days before that of {@code until}, as far back as {@code from}. */
    List<String> hashes(Visitor visitor, UUID post, String network, Instant from, Instant until) {
        return day(from).datesUntil(day(until)).map(day -> hash(visitor, post, network, day)).toList();
    }

    private String hash(Visitor visitor, UUID post, String network, LocalDate day) {
        var dailyKey = hmac(secret, day.toString().getBytes(UTF_8));
        // The lengths of address and agent are not fixed: the separator, which neither can contain, keeps them apart.
        var who = String.join("\n", visitor.address(), visitor.agent(), post.toString(), network);
        return HexFormat.of().formatHex(hmac(dailyKey, who.getBytes(UTF_8)));
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
