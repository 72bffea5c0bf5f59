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

/** What is kept is of use to nobody but the holder of the token. */
class AnswerCipherTest {

    private static final byte[] ANSWER = "{\"token\":\"sfp_Xk29QaHk7v\"}".getBytes(UTF_8);
    private static final UUID TOKEN = UUID.fromString("019a8c1e-7c00-7d4e-be4d-3f806c415d23");

    private final AnswerCipher cipher = cipher("sfp_one", "a key");

    @Test
    void theSameTokenAndKeyReadWhatTheyWrote() {
        assertArrayEquals(ANSWER, cipher("sfp_one", "a key").decrypt(cipher.encrypt(ANSWER)));
    }

    @Test
    void theTextIsNotThere() {
        assertThat(new String(cipher.encrypt(ANSWER), UTF_8), not(containsString("sfp_Xk29")));
    }

    @Test
    void theSameTextNeverLooksTheSame() {
        assertThat(cipher.encrypt(ANSWER), not(equalTo(cipher.encrypt(ANSWER))));
    }

    @Test
    void anotherTokenReadsNothing() {
        assertUnreadable(cipher("sfp_two", "a key"), cipher.encrypt(ANSWER));
    }

    @Test
    void underAnotherKeyItIsNotAnAnswer() {
        assertUnreadable(cipher("sfp_one", "another key"), cipher.encrypt(ANSWER));
    }

    @Test
    void whatWasChangedIsNotRead() {
        var changed = cipher.encrypt(ANSWER);
        changed[changed.length - 20] ^= 1;

        assertUnreadable(cipher, changed);
    }

    private static void assertUnreadable(AnswerCipher cipher, byte[] kept) {
        assertThrows(IllegalStateException.class, () -> cipher.decrypt(kept));
    }

    private static AnswerCipher cipher(String secret, String key) {
        return new AnswerCipher(new KeyedRequest(TOKEN, secret, key, "/api/v1/posts", Hashes.newSha256()));
    }
}
