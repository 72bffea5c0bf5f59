package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Choice of a language by {@code Accept-Language}. */
class LanguagesTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', nullValues = "-", textBlock = """
            # header                                 language, for a site in French
            -,                                       fr
            "",                                      fr
            "en",                                    en
            "de-AT",                                 de-AT
            "de-AT-1996, en",                        de-AT
            "EN-gb",                                 en-GB
            "en-XX",                                 en
            "zh-TW",                                 zh-Hant-TW
            "iw",                                    he
            "de;q=0.5, en;q=0.8, pl;q=0.7",          en
            "de;q=0.5,en;q=0.5",                     de
            "pl, en;q=0.9, *;q=0.1",                 pl
            "en-US,en;q=0.5",                        en-US
            "it ; q=0.9 , nl ; Q=0.95",              nl
            "de;q=0, en;q=0.1",                      en
            "de;q=0",                                fr
            "*",                                     fr
            "*;q=0.5, de;q=0.3",                     fr
            "*;q=0.3, de;q=0.5",                     de
            # unsupported languages
            "xx, de;q=0.3",                          de
            "gsw, it;q=0.3",                         it
            "und",                                   fr
            # malformed parts are ignored, the others count
            "de;q=2, en",                            en
            "de;q=-1, es;q=0.1",                     es
            "de;q=, pl;q=0.2",                       pl
            "ja;level=1, ru;q=0.2",                  ru
            "en_US, nl;q=0.1",                       nl
            ",,, ar ,,",                             ar
            "<script>, ;;;==",                       fr
            "toolongasubtag, de;q=0.1",              de
            """)
    void theBestSupportedLanguageOfTheHeaderIsChosen(String header, String tag) {
        assertEquals(tag, Languages.negotiate(header, "fr").toLanguageTag());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            de,                      de
            "de-DE, en;q=0.5",       de
            "en;q=0.5, de-DE",       de
            en-US,                   en
            en-GB,                   en-GB
            pt-BR,                   pt
            zh-Hant,                 zh-TW
            "xx-nobody, fr",         fr
            "*",                     ""
            "nonsense;;",            ""
            """)
    void headersWithTheSameResultHaveTheSameMeaning(String header, String meaning) {
        assertEquals(meaning, Languages.normalize(header));
    }

    @Test
    void aVeryLongHeaderIsIgnored() {
        assertEquals("fr", Languages.negotiate("de," + "en,".repeat(10_000), "fr").toLanguageTag());
    }

    @ParameterizedTest
    @CsvSource({ "sl, sl", "pt-BR, pt-BR", "xx, en", "not a tag, en", "gsw, en", "'', en" })
    void anUnsupportedFallbackLanguageIsReplacedByEnglish(String fallback, String tag) {
        assertEquals(tag, Languages.negotiate(null, fallback).toLanguageTag());
    }

    @Property
    void anyHeaderLeadsToASupportedLanguage(
            @ForAll @StringLength(max = 60) @Chars({ 'd', 'e', 'n', 'x', '-', '*', ',', ';', 'q', '=', '0', '.', '5', ' ', '\0',
                    'é' }) String header) {
        assertTrue(RelativeTime.supports(Languages.negotiate(header, "fr")));
    }
}
