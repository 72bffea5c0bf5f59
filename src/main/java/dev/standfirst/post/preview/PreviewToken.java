package dev.standfirst.post.preview;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import dev.standfirst.crypto.Hashes;

/**
 * What a preview link is good for. Its text form is signed, so that nothing need be kept of a link to recognise it.
 *
 * @param post the one that it shows
 * @param expiresAt in milliseconds
 * @param epoch the post's when the link was made; another one since has revoked the link
 */
record PreviewToken(UUID post, Instant expiresAt, int epoch) {

    private static final int SIGNED_BYTES = 2 * Long.BYTES + Long.BYTES + Integer.BYTES;
    private static final int SIGNATURE_BYTES = 32;

    /** A multiple of three bytes, so that Base 64 writes them in one way only. */
    private static final int LENGTH = (SIGNED_BYTES + SIGNATURE_BYTES) / 3 * 4;

    /** Only what {@link #signed} has written with the same key. */
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
        // In a time that does not tell how much of it is right.
        if (!MessageDigest.isEqual(signature, Hashes.hmacSha256(key, fields))) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(fields);
        return Optional.of(new PreviewToken(new UUID(buffer.getLong(), buffer.getLong()),
                Instant.ofEpochMilli(buffer.getLong()), buffer.getInt()));
    }

    /** As it stands in a link. */
    String signed(byte[] key) {
        var fields = ByteBuffer.allocate(SIGNED_BYTES).putLong(post.getMostSignificantBits())
                .putLong(post.getLeastSignificantBits()).putLong(expiresAt.toEpochMilli()).putInt(epoch).array();
        var bytes = ByteBuffer.allocate(SIGNED_BYTES + SIGNATURE_BYTES).put(fields).put(Hashes.hmacSha256(key, fields)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
