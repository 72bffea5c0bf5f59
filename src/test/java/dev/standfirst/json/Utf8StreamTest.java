package dev.standfirst.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.standfirst.problem.ProblemException;

/** Octets are accepted exactly when a strict decoder of UTF-8 accepts them, and as JSON only without a NUL. */
class Utf8StreamTest {

    /** Octets at the edges of the ranges that the table of well-formed sequences distinguishes. */
    private static final int[] EDGES = { 0x01, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
            0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff };

    /** All sequences of up to four octets at the edges, which are 400,000. */
    @Test
    void shortSequencesAreAcceptedAsAStrictDecoderAcceptsThem() {
        for (int length = 1; length <= 4; length++) {
            var count = (int) Math.pow(EDGES.length, length);
            for (int number = 0; number < count; number++) {
                var bytes = new byte[length];
                for (int i = 0, rest = number; i < length; i++, rest /= EDGES.length) {
                    bytes[i] = (byte) EDGES[rest % EDGES.length];
                }
                if (isWellFormed(bytes) != isAccepted(bytes)) {
                    assertEquals(isWellFormed(bytes), isAccepted(bytes), HexFormat.of().formatHex(bytes));
                }
            }
        }
    }

    @Test
    void longSequencesAreAcceptedAsAStrictDecoderAcceptsThem() {
        var random = new Random(23);
        for (int i = 0; i < 20_000; i++) {
            var bytes = "Žižek läuft — 港口 😀 𝐁".repeat(1 + random.nextInt(3)).getBytes(StandardCharsets.UTF_8);
            for (int j = random.nextInt(3); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) (1 + random.nextInt(255));
            }
            assertEquals(isWellFormed(bytes), isAccepted(bytes), HexFormat.of().formatHex(bytes));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE" })
    void jsonInAnotherUnicodeEncodingIsRejected(String charset) throws IOException {
        assertEquals("rejected", read("{\"a\":\"b\"}".getBytes(java.nio.charset.Charset.forName(charset))));
    }

    @ParameterizedTest
    @ValueSource(strings = { "e080bc", "c0af", "c1bf", "80", "bf", "eda080", "edb080", "f08080af", "f4908080", "f880808080", "ff", "c3", "e282",
            "f09f98", "00" })
    void malformedTextInAStringIsRejected(String hex) throws IOException {
        assertEquals("rejected", read(HexFormat.of().parseHex("7b2261223a22" + hex + "227d")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "efbbbf7b2261223a2262227d", "7b2261223a2262227d", "7b2261223a22c3a4e6b8aff09f9880efbfbf227d" })
    void wellFormedTextWithOrWithoutAByteOrderMarkIsAccepted(String hex) throws IOException {
        assertEquals("accepted", read(HexFormat.of().parseHex(hex)));
    }

    private static String read(byte[] body) throws IOException {
        var json = new ObjectMapper();
        new StrictJson().customize(json);
        try {
            json.readTree(new ByteArrayInputStream(body));
            return "accepted";
        } catch (ProblemException e) {
            assertEquals(400, e.type().status());
            return "rejected";
        }
    }

    private static boolean isWellFormed(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isAccepted(byte[] bytes) {
        var octets = new Utf8Octets();
        for (var octet : bytes) {
            if (!octets.accepts(Byte.toUnsignedInt(octet))) {
                return false;
            }
        }
        return octets.isComplete();
    }
}
