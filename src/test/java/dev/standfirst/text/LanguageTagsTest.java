package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Locale.FilteringMode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Language tags: canonical case (RFC 5646), and ranges that match them (RFC 4647). */
class LanguageTagsTest {

    @ParameterizedTest
    @CsvSource({ "EN, en", "en-gb, en-GB", "ZH-HANT, zh-Hant", "zh-hant-tw, zh-Hant-TW", "PT-br, pt-BR", "es-419, es-419",
            "de-ch-1996, de-CH-1996", "DE-U-CO-PHONEBK, de-u-co-phonebk", "en-X-US-Latn, en-x-us-latn",
            "sl-ROZAJ-biske, sl-rozaj-biske" })
    void tagHasOneCase(String given, String canonical) {
        assertTrue(LanguageTags.isTag(given));
        assertEquals(canonical, LanguageTags.canonical(given));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "e", "english", "en_GB", "en-", "-en", "en--GB", "en-GB ", "12", "x-private", "i-klingon", "*",
            "en-u", "en-abcdefghi", "дe", "en-GВ" })
    void nonsenseIsNoTag(String text) {
        assertFalse(LanguageTags.isTag(text));
    }

    /** Basic filtering of the JDK is the reference. */
    @Property
    void beginningsOfATagAreTheRangesThatMatchIt(@ForAll("tags") String tag, @ForAll("tags") String range) {
        var matches = !Locale.filterTags(Locale.LanguageRange.parse(range), List.of(tag), FilteringMode.EXTENDED_FILTERING).isEmpty()
                && (tag.equalsIgnoreCase(range) || tag.toLowerCase(Locale.ROOT).startsWith(range.toLowerCase(Locale.ROOT) + "-"));

        assertEquals(matches,
                LanguageTags.beginnings(LanguageTags.canonical(tag)).contains(LanguageTags.canonical(range)), tag + " " + range);
    }

    @Provide
    Arbitrary<String> tags() {
        return Arbitraries.of("en", "EN", "eng", "en-GB", "en-gb", "en-GB-oxendict", "en-x-gb", "zh", "zh-Hant", "zh-hant-TW", "zh-TW",
                "pt-BR", "de-u-co-phonebk", "de-u", "de");
    }
}
