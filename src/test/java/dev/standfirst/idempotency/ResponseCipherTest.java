package dev.standfirst.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.standfirst.crypto.Hashes;

/** Encryption of stored responses, which only the holder of the token can read. */
class ResponseCipherTest {

    private static final byte[] RESPONSE = "{\"token\":\"sfp_Xk29QaHk7v\"}".getBytes(UTF_8);
    private static final UUID TOKEN = UUID.fromString("019a8c1e-7c00-7d4e-be4d-3f806c415d23");

    private final ResponseCipher cipher = cipher("sfp_one", "a key");

    @Test
    void aStoredResponseIsDecryptedWithTheSameTokenAndKey() {
        assertArrayEquals(RESPONSE, cipher("sfp_one", "a key").decrypt(cipher.encrypt(RESPONSE)));
    }

    @Test
    void anEncryptedResponseDoesNotContainItsText() {
        assertThat(new String(cipher.encrypt(RESPONSE), UTF_8), not(containsString("sfp_Xk29")));
    }

    @Test
    void equalResponsesAreEncryptedDifferently() {
        assertThat(cipher.encrypt(RESPONSE), not(equalTo(cipher.encrypt(RESPONSE))));
    }

    @Test
    void anotherTokenCannotDecryptAStoredResponse() {
        assertUnreadable(cipher("sfp_two", "a key"), cipher.encrypt(RESPONSE));
    }

    @Test
    void anotherIdempotencyKeyCannotDecryptAStoredResponse() {
        assertUnreadable(cipher("sfp_one", "another key"), cipher.encrypt(RESPONSE));
    }

    @Test
    void aModifiedStoredResponseIsRejected() {
        var modified = cipher.encrypt(RESPONSE);
        modified[modified.length - 20] ^= 1;

        assertUnreadable(cipher, modified);
    }

    private static void assertUnreadable(ResponseCipher cipher, byte[] stored) {
        assertThrows(IllegalStateException.class, () -> cipher.decrypt(stored));
    }

    private static ResponseCipher cipher(String secret, String key) {
        return new ResponseCipher(new KeyedRequest(TOKEN, secret, key, "/api/v1/posts", Hashes.newSha256()));
    }
}
