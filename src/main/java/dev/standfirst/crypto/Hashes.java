package dev.standfirst.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 (FIPS 180-4) and HMAC-SHA256 (RFC 2104), which every Java platform has. */
public final class Hashes {

    private static final String HMAC_SHA256 = "HmacSHA256";

    private Hashes() {
    }

    /** Returns the 32 bytes of a SHA-256 hash. */
    public static byte[] sha256(byte[] message) {
        return newSha256().digest(message);
    }

    /** Returns a digest that computes SHA-256 of a message in parts. */
    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    /**
     * Returns the 32 bytes of an HMAC-SHA256.
     *
     * @param key at least one byte
     */
    public static byte[] hmacSha256(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(key, HMAC_SHA256));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }
}
