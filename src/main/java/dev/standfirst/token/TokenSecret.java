package dev.standfirst.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import dev.standfirst.crypto.Hashes;

/** The text of a token, of which only a hash and a few first characters are kept. */
final class TokenSecret {

    /** Lets people, and scanners of leaked secrets, recognise a token. */
    static final String PREFIX = "sfp_";

    /** How much of a token is kept to tell it from others: the prefix and 36 bits. */
    static final int SHOWN = PREFIX.length() + 6;

    /** A b64token (RFC 6750, §2.1); nothing longer than any token is looked at. */
    static final String PATTERN = "[A-Za-z0-9\\-._~+/]{1,512}=*";

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenSecret() {
    }

    /** 256 random bits behind the prefix. */
    static String generate() {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Whether a header can carry it. */
    static boolean isPossible(String secret) {
        return secret.matches(PATTERN);
    }

    /** SHA-256 in hex. A slow hash would guard a guessable secret; this one is not, and is checked with every request. */
    static String hash(String secret) {
        return HexFormat.of().formatHex(Hashes.sha256(secret.getBytes(UTF_8)));
    }

    /** In a time that does not tell how much of it is right. */
    static boolean matches(String hash, String otherHash) {
        return MessageDigest.isEqual(hash.getBytes(UTF_8), otherHash.getBytes(UTF_8));
    }

    /** What may be shown of a token for good. */
    static String shown(String secret) {
        // A token that an operator chose may be short: no more than a quarter of it is ever kept.
        return secret.substring(0, Math.min(SHOWN, secret.length() / 4));
    }
}
