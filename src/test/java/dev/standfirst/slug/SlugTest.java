package dev.standfirst.slug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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
    @ValueSource(strings = { "", "-", "a-", "-a", "a--b", "A", "ä", "a b", "a/b", "0191e8a0-7c00-7a1b-8b1a-0c5d3f1e2a90" })
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
