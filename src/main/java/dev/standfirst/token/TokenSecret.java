package dev.standfirst.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import dev.standfirst.crypto.Hashes;

/** Secret text of a token. Only its hash and a few first characters are stored. */
final class TokenSecret {

    /** Prefix by which people and secret scanners recognise a token. */
    static final String PREFIX = "sfp_";

    /** Number of stored first characters: the prefix and 36 bits. */
    static final int SHOWN_LENGTH = PREFIX.length() + 6;

    /** A b64token (RFC 6750, §2.1) of limited length. */
    static final String PATTERN = "[A-Za-z0-9\\-._~+/]{1,512}=*";

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private TokenSecret() {
    }

    /** Generates a token of the prefix and 256 random bits. */
    static String generate() {
        var random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Returns whether a header can carry the token. */
    static boolean isValid(String secret) {
        return secret.matches(PATTERN);
    }

    /** SHA-256 in hex. A slow hash would protect a guessable secret; a token is not guessable, and every request checks it. */
    static String hash(String secret) {
        return HexFormat.of().formatHex(Hashes.sha256(secret.getBytes(UTF_8)));
    }

    /** Compares two hashes in constant time, to prevent timing attacks. */
    static boolean matches(String hash, String otherHash) {
        return MessageDigest.isEqual(hash.getBytes(UTF_8), otherHash.getBytes(UTF_8));
    }

    /** First characters of a token, which may be stored and shown. */
    static String shown(String secret) {
        // A token chosen by an operator may be short, so at most a quarter of it is stored.
        return secret.substring(0, Math.min(SHOWN_LENGTH, secret.length() / 4));
    }
}
