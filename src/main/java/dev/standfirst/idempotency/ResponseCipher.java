package dev.standfirst.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

import dev.standfirst.crypto.Hashes;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts stored responses with the token of the request: they may contain a secret that only the holder of the token may
 * learn, even if somebody else reads the database. AES-256 in GCM, with a secret of its own for each token and key.
 */
final class ResponseCipher {

    /** Part of the secret; with another text, stored responses could not be decrypted. */
    private static final String PURPOSE = "standfirst stored response 1 ";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey secret;

    ResponseCipher(KeyedRequest request) {
        secret = new SecretKeySpec(
                Hashes.hmacSha256(request.secret().getBytes(UTF_8), (PURPOSE + request.key()).getBytes(UTF_8)), "AES");
    }

    /** Returns the nonce, followed by the encrypted response. */
    byte[] encrypt(byte[] response) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var encrypted = run(Cipher.ENCRYPT_MODE, nonce, ByteBuffer.wrap(response));
        return ByteBuffer.allocate(NONCE_BYTES + encrypted.length).put(nonce).put(encrypted).array();
    }

    /** Fails if the response was encrypted with another token or key, or has been modified. */
    byte[] decrypt(byte[] encrypted) {
        var rest = ByteBuffer.wrap(encrypted);
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
            throw new IllegalStateException("A stored response cannot be encrypted or decrypted", e);
        }
    }
}
