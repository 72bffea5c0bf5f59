package dev.standfirst.post.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Preview tokens: read as they were signed, or rejected. */
class PreviewTokenTest {

    private static final byte[] KEY = "a key of the tests".getBytes(UTF_8);

    @Property
    void signedTokenIsReadAsItWasSigned(@ForAll("tokens") PreviewToken token, @ForAll @Size(min = 1, max = 80) byte[] key) {
        assertEquals(Optional.of(token), PreviewToken.verified(token.signed(key), key));
    }

    @Property
    void tokenIsRejectedWithAnotherKey(@ForAll("tokens") PreviewToken token, @ForAll @Size(min = 1, max = 80) byte[] key) {
        assertEquals(Optional.empty(), PreviewToken.verified(token.signed(KEY), key));
    }

    @Property
    void tokenIsRejectedWithAnyCharacterChanged(@ForAll("tokens") PreviewToken token, @ForAll @IntRange(max = 79) int at,
            @ForAll @CharRange(from = '!', to = '~') char other) {
        var text = new StringBuilder(token.signed(KEY));
        if (text.charAt(at) != other) {
            text.setCharAt(at, other);
            assertEquals(Optional.empty(), PreviewToken.verified(text.toString(), KEY));
        }
    }

    @Property
    void tokenIsRejectedWithAnyBitFlipped(@ForAll("tokens") PreviewToken token, @ForAll @IntRange(max = 60 * 8 - 1) int bit) {
        var bytes = Base64.getUrlDecoder().decode(token.signed(KEY));
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        assertEquals(Optional.empty(),
                PreviewToken.verified(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), KEY));
    }

    @Property
    void tokenIsRejectedWhenCutShortOrExtended(@ForAll("tokens") PreviewToken token, @ForAll @IntRange(max = 79) int length,
            @ForAll @CharRange(from = '!', to = '~') char more) {
        var text = token.signed(KEY);
        assertEquals(Optional.empty(), PreviewToken.verified(text.substring(0, length), KEY));
        assertEquals(Optional.empty(), PreviewToken.verified(text + more, KEY));
    }

    @Property
    void arbitraryTextIsRejectedAsAToken(@ForAll String text) {
        assertEquals(Optional.empty(), PreviewToken.verified(text, KEY));
    }

    @Property
    void tokenHolds80CharactersThatNeedNoEncodingInALink(@ForAll("tokens") PreviewToken token) {
        assertTrue(token.signed(KEY).matches("[A-Za-z0-9_-]{80}"));
    }

    @Provide
    Arbitrary<PreviewToken> tokens() {
        var ids = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new).withoutEdgeCases();
        var times = Arbitraries.longs().map(Instant::ofEpochMilli);
        return Combinators.combine(ids, times, Arbitraries.integers()).as(PreviewToken::new);
    }
}
