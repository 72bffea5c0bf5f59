package dev.standfirst.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import dev.standfirst.crypto.Hashes;

/**
 * Locks answers up with the token that the request came with: they may hold a secret, and the database must not give away what
 * only the token's holder was told. AES-256 in GCM, under a secret of its own for each token and key.
 */
final class AnswerCipher {

    private static final String PURPOSE = "standfirst kept answer 1 ";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey secret;

    AnswerCipher(KeyedRequest request) {
        secret = new SecretKeySpec(
                Hashes.hmacSha256(request.secret().getBytes(UTF_8), (PURPOSE + request.key()).getBytes(UTF_8)), "AES");
    }

    /** The nonce, and behind it what it takes to get the answer back. */
    byte[] encrypt(byte[] answer) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var encrypted = run(Cipher.ENCRYPT_MODE, nonce, ByteBuffer.wrap(answer));
        return ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
    }

    /** Fails for what was encrypted under another token or key, or changed since. */
    byte[] decrypt(byte[] kept) {
        var rest = ByteBuffer.wrap(kept);
        var nonce = new byte[NONCE_BYTES];
        rest.get(nonce);
        return run(Cipher.DECRYPT_MODE, nonce, rest);
    }

    private byte[] run(int mode, byte[] nonce, ByteBuffer input) {
        try {
            var cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input.array(), input.position(), input.remaining());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A kept answer cannot be read or written", e);
        }
    }
}
