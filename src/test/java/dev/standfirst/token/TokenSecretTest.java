package dev.standfirst.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HashSet;

import org.junit.jupiter.api.Test;

/** Secrets of tokens. */
class TokenSecretTest {

    @Test
    void aSecretHasItsPrefixAnd256RandomBits() {
        var secrets = new HashSet<String>();
        var bits = new long[256];
        for (int i = 0; i < 1_000; i++) {
            var secret = TokenSecret.generate();
            assertTrue(secret.matches("sfp_[A-Za-z0-9_-]{43}"), secret);
            assertTrue(secrets.add(secret));
            count(Base64.getUrlDecoder().decode(secret.substring(4)), bits);
        }
        for (var ones : bits) {
            // A fair bit strays this far from 500 once in 10^17 tries.
            assertTrue(ones > 360 && ones < 640, "a bit was 1 in %d of 1000 secrets".formatted(ones));
        }
    }

    @Test
    void aSecretIsStoredAsTheHexadecimalSha256Hash() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", TokenSecret.hash("abc"));
    }

    @Test
    void onlyTheBeginningOfASecretIsShown() {
        assertEquals("sfp_Xk29Qa", TokenSecret.shown("sfp_Xk29QaLdYbT3vWq8mZr5Nc1Ge7Hu0Jf4Ks6Po2Ri9At"));
        assertEquals("horse", TokenSecret.shown("horse-battery-staple"));
    }

    @Test
    void aGeneratedSecretIsPossible() {
        assertTrue(TokenSecret.isPossible(TokenSecret.generate()));
    }

    @Test
    void aSecretThatNoHeaderCanCarryIsImpossible() {
        assertFalse(TokenSecret.isPossible("correct horse"));
        assertFalse(TokenSecret.isPossible("pferd-für-batterie"));
        assertFalse(TokenSecret.isPossible("x".repeat(513)));
    }

    private static void count(byte[] bytes, long[] bits) {
        for (int bit = 0; bit < bits.length; bit++) {
            bits[bit] += bytes[bit / 8] >> bit % 8 & 1;
        }
    }
}
