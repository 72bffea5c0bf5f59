package dev.standfirst.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32;

import dev.standfirst.problem.ProblemException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** Cursors: read as they were written, or rejected. */
class CursorTest {

    @Property
    void cursorIsReadAsItWasWritten(@ForAll("cursors") Cursor cursor) {
        assertEquals(cursor, Cursor.parse(cursor.toString(), cursor.sort()));
    }

    @Property
    void cursorIsRejectedForAnotherSortOrder(@ForAll("cursors") Cursor cursor) {
        assertThrows(ProblemException.class, () -> Cursor.parse(cursor.toString(), cursor.sort() + ",title"));
    }

    @Property
    void cursorIsRejectedWithAnyCharacterChanged(@ForAll("cursors") Cursor cursor, @ForAll @IntRange(max = 10_000) int index,
            @ForAll @CharRange(from = '!', to = '~') char other) {
        var text = new StringBuilder(cursor.toString());
        var at = index % text.length();
        if (text.charAt(at) != other) {
            text.setCharAt(at, other);
            assertThrows(ProblemException.class, () -> Cursor.parse(text.toString(), cursor.sort()));
        }
    }

    @Property
    void cursorIsRejectedWithAnyBitFlipped(@ForAll("cursors") Cursor cursor, @ForAll @IntRange(max = 100_000) int bit) {
        var bytes = Base64.getUrlDecoder().decode(cursor.toString());
        var at = bit % (8 * bytes.length);
        bytes[at / 8] ^= (byte) (1 << at % 8);
        assertThrows(ProblemException.class,
                () -> Cursor.parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), cursor.sort()));
    }

    @Property
    void cursorIsRejectedWhenCutShortOrExtended(@ForAll("cursors") Cursor cursor, @ForAll @IntRange(max = 10_000) int length) {
        var text = cursor.toString();
        assertThrows(ProblemException.class, () -> Cursor.parse(text.substring(0, length % text.length()), cursor.sort()));
        assertThrows(ProblemException.class, () -> Cursor.parse(text + "=", cursor.sort()));
        assertThrows(ProblemException.class, () -> Cursor.parse(text + "A", cursor.sort()));
    }

    @Property
    void arbitraryTextIsRejectedAsACursor(@ForAll String text) {
        assertThrows(ProblemException.class, () -> Cursor.parse(text, "title"));
    }

    /** The checksum is not secret, so anybody can forge a cursor; that must lead to a 400 and nothing else. */
    @Example
    void forgedCursorWithMissingOrUnknownPartsIsRejected() {
        for (var json : List.of("null", "{}", "[]", "\"title\"", "{\"sort\":null}",
                "{\"sort\":\"title\",\"backward\":false,\"values\":null,\"id\":\"019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12\"}",
                "{\"sort\":\"title\",\"backward\":false,\"values\":[null],\"id\":\"019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12\"}",
                "{\"sort\":\"title\",\"backward\":false,\"values\":[\"a\"],\"id\":null}",
                "{\"sort\":\"title\",\"backward\":false,\"values\":[\"a\"],\"id\":\"1\"}",
                "{\"sort\":\"title\",\"backward\":false,\"values\":[\"a\"],\"id\":\"019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12\"} ",
                "{\"sort\":\"title\",\"backward\":false,\"values\":[\"a\"],\"id\":\"019a8c1e-7c00-7c3d-ad3c-2e7f5b304c12\",\"more\":1}")) {
            assertThrows(ProblemException.class, () -> Cursor.parse(forged(json), "title"), json);
        }
    }

    private static String forged(String json) {
        var payload = json.getBytes(StandardCharsets.UTF_8);
        var crc = new CRC32();
        crc.update(payload);
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(ByteBuffer.allocate(4 + payload.length).putInt((int) crc.getValue()).put(payload).array());
    }

    @Provide
    Arbitrary<Cursor> cursors() {
        // Characters that a title can hold; half a surrogate pair is not text.
        var values = Arbitraries.strings().withChars("aZ09 \"\\\n\u0001éß“”日本ع").ofMaxLength(30)
                .flatMap(text -> Arbitraries.of("", "🚢").map(ship -> text + ship)).list().ofMaxSize(4);
        return Combinators.combine(Arbitraries.of("title", "-publishedAt", "-publishedAt,title"), Arbitraries.of(true, false),
                values, Arbitraries.create(UUID::randomUUID)).as(Cursor::new);
    }
}
