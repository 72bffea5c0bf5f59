package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Titles and names: folded to one line, and visible. */
class OneLineTest {

    @ParameterizedTest
    @ValueSource(strings = { "A title", " A title\u00a0", "A\ntitle", "A \r\n\t title", "A\u0000title", "A\u2028title", "A\u0085title",
            "\ufeffA title", "A\u202e title", "A \u2067title", "A title\u202c", "\u202cA title\u202a" })
    void titleIsOneLineThatEndsItsOwnFormatting(String title) {
        assertEquals("A title", OneLine.of(title));
    }

    @ParameterizedTest
    @ValueSource(strings = { "第一章\u3000始まり", "12\u00a0km", "A  b", "\u2067שלום\u2069 there", "\u202bשלום\u202c", "می\u200cخواهم", "👩\u200d🚀" })
    void typographyOfATitleStays(String title) {
        assertEquals(title, OneLine.of(title));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\u00a0", "\u200b", "\u2800", "\u3164", "\u115f\u1160", "\uffa0", "\u00ad", "\u2060", "\u202e", "\u180e", "\ufe0f",
            "\u0301", "\t\n", "\u2028", "\udb40\udc20", "\u3000 \u2800" })
    void blankIsNotVisible(String text) {
        assertFalse(VisibleText.isIn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", ".", "🙂", "\u200b.", "語", "١", "\u2801", "€" })
    void anythingElseIsVisible(String text) {
        assertTrue(VisibleText.isIn(text));
    }

    @Property
    void foldingIsIdempotentAndChangesNoVisibility(@ForAll String text) {
        var line = OneLine.of(text);

        assertEquals(line, OneLine.of(line));
        assertEquals(VisibleText.isIn(text), VisibleText.isIn(line));
    }

    @Example
    void longTextsAreFoldedInLinearTime() {
        assertEquals("", OneLine.of("\u202a\n".repeat(1_000_000)));
        assertEquals("", OneLine.of("\u202c \u200b".repeat(1_000_000)));
    }
}
