package dev.standfirst.slug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Slugs: generated from titles, validated, and distinguished from ids. */
class SlugTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Why the ferry waits           | why-the-ferry-waits
            Žižek on “order”              | zizek-on-order
            Crème brûlée & Straße         | creme-brulee-strasse
            Łódź, Kraków — Gdańsk         | lodz-krakow-gdansk
            Don’t look up                 | dont-look-up
            Москва зимой                  | moskva-zimoj
            Αθήνα                         | athena
            東京の夜                        | dong-jingno-ye
            10 %  of   everything!        | 10-of-everything
            CO₂ levels rise, H₂O and m²   | co2-levels-rise-h2o-and-m2
            ①② steps                      | 12-steps
            𝐁𝐨𝐥𝐝 ｗｉｄｅ title              | bold-wide-title
            ---                           | post
            🙂                            | post
            ’’’                           | post
            """)
    void titleIsFoldedToAnAsciiSlug(String title, String slug) {
        assertEquals(slug, Slug.of(title, "post"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0191e8a0-7c00-7a1b-8b1a-0c5d3f1e2a90", "0191E8A0-7C00-7A1B-8B1A-0C5D3F1E2A90" })
    void slugOfATitleThatLooksLikeAnIdIsPrefixed(String title) {
        var slug = Slug.of(title, "post");

        assertEquals("post-0191e8a0-7c00-7a1b-8b1a-0c5d3f1e2a90", slug);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Zeit\u00adgeist", "Zeit\u200bgeist", "Zeit\u200cgeist", "Zeit\u2060geist", "\u202eZeitgeist",
            "Zeit\ufe0fgeist" })
    void invisibleCharactersSeparateNoWords(String title) {
        assertEquals("zeitgeist", Slug.of(title, "post"));
    }

    @ParameterizedTest
    @CsvSource({ "de, Über Größe und Ähnliches, ueber-groesse-und-aehnliches", "DE-at, Übung, uebung", "gsw, Züri, zueri",
            "da, Rødgrød på Ærø, roedgroed-paa-aeroe", "nb-NO, Ålesund, aalesund", "sv, Åäö, aao", "en, Über, uber",
            "tr, Iğdır’ın ışığı, igdirin-isigi" })
    void languageDecidesHowLettersAreSpelled(String language, String title, String slug) {
        assertEquals(slug, Slug.of(title, "post", language));
    }

    @ParameterizedTest
    @ValueSource(strings = { "привет-мир", "my_old_post", "v2.0-release", "a--b", "a-", "-a", "你好", "हिन्दी", "สวัสดี", "٣٤",
            "0", "batch", "ελλάδα", "c-3.5_x", "mountain-pass-with-snow-avalanchelov" })
    void givenSlugKeepsLettersAndDigitsOfAnyScript(String slug) {
        assertEquals(slug, Slug.fold(slug));
        assertTrue(Slug.isValid(slug));
    }

    @ParameterizedTest
    @CsvSource({ "Привет-Мир, привет-мир", "Cafe\u0301, caf\u00e9", "می\u200cخواهم, میخواهم", "My_Post, my_post",
            "a\u202eb, ab", "İzmir, i\u0307zmir" })
    void givenSlugIsFolded(String given, String slug) {
        assertEquals(slug, Slug.fold(given));
        assertTrue(Slug.isValid(slug));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\uff10191e8a0-7c00-7a1b-8b1a-0c5d3f1e2a90", "٠191e8a0-7c00-7a1b-8b1a-0c5d3f1e2a90",
            "0191e8а0-7c00-7a1b-8b1a-0c5d3f1e2a90", "0191е8a0-7с00-7a1b-8b1a-0c5d3f1e2a90" })
    void slugIsNotMistakenForAnIdByReaders(String slug) {
        assertFalse(Slug.isValid(slug));
    }

    /** A regular expression with a repeated group overflows the stack for a few thousand repetitions. */
    @ParameterizedTest
    @ValueSource(strings = { "a-", "a", "-", "_.", "é", "\u0301", "\u00ad", "ﷺ", "ａ" })
    void longTextIsInvalidAndQuicklySo(String repeated) {
        var text = repeated.repeat(1_000_000);

        assertFalse(Slug.isValid(Slug.fold(text)));
        assertTrue(Slug.isValid(Slug.of(text, "post")));
    }

    @Property
    void foldingIsIdempotent(@ForAll String given) {
        var slug = Slug.fold(given);

        assertEquals(slug, Slug.fold(slug));
    }

    @Property
    void slugOfAnyTitleInAnyLanguageIsValid(@ForAll String title, @ForAll("languages") String language) {
        var slug = Slug.of(title, "post", language);

        assertTrue(Slug.isValid(slug + "-" + 999_999_999), slug);
        assertEquals(slug, Slug.of(slug, "post", language));
        assertEquals(slug, Slug.fold(slug));
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("", "de", "da", "nb", "en-GB", "zh-Hant", "tr");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "-", "..", ".", ".htaccess", "a.", "---", "A", "É", "e\u0301", "\u0301a", "a b", "a/b", "a%b", "a?b", "a#b", "a,b", "½", "🙂",
            "\u3164", "a\u202eb", "\u2800", "0191e8a0-7c00-7a1b-8b1a-0c5d3f1e2a90" })
    void malformedSlugIsInvalid(String slug) {
        assertFalse(Slug.isValid(slug));
    }

    @Property
    void slugOfAnyTitleIsValidAndLeavesRoomForANumber(@ForAll String title) {
        var slug = Slug.of(title, "post");

        assertTrue(Slug.isValid(slug), slug);
        assertTrue(Slug.isValid(slug + "-" + 999_999_999), slug);
        assertEquals(slug, Ref.fromString(slug).slug());
    }

    @Property
    void slugOfASlugIsTheSameSlug(@ForAll String title) {
        var slug = Slug.of(title, "post");

        assertEquals(slug, Slug.of(slug, "post"));
    }

    @Property
    void idIsNeverMistakenForASlug(@ForAll long most, @ForAll long least) {
        var id = new UUID(most, least);

        assertEquals(new Ref(id, null), Ref.fromString(id.toString()));
    }
}
