package dev.standfirst.post.preview;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Content of a preview token. Its text is signed, so that the service need not store it.
 *
 * @param post id of the post that it shows
 * @param expiresAt time in milliseconds
 * @param epoch preview epoch of the post when the link was created; a higher one has revoked the link
 */
record PreviewToken(UUID post, Instant expiresAt, int epoch) {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNED_BYTES = 2 * Long.BYTES + Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE_BYTES = 32;

    /** Length of a multiple of three bytes in Base 64, which has one spelling only. */
    private static final int LENGTH = (SIGNED_BYTES + SIGNATURE_BYTES) / 3 * 4;

    /** Parses a text that {@link #signed} has written with the same key; empty for any other text. */
    static Optional<PreviewToken> verified(String text, byte[] key) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        var fields = Arrays.copyOf(bytes, SIGNED_BYTES);
        var signature = Arrays.copyOfRange(bytes, SIGNED_BYTES, bytes.length);
        // Compares in constant time, so that timing reveals nothing about the signature.
        if (!MessageDigest.isEqual(signature, sign(fields, key))) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(fields);
        return Optional.of(new PreviewToken(new UUID(buffer.getLong(), buffer.getLong()),
                Instant.ofEpochMilli(buffer.getLong()), buffer.getInt()));
    }

    /** Text of the token in a link. */
    String signed(byte[] key) {
        var fields = ByteBuffer.allocate(SIGNED_BYTES).putLong(post.getMostSignificantBits())
                .putLong(post.getLeastSignificantBits()).putLong(expiresAt.toEpochMilli()).putInt(epoch).array();
        var bytes = ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES).put(fields).put(sign(fields, key)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sign(byte[] fields, byte[] key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(fields);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
