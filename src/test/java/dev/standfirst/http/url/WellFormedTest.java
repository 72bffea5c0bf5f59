package dev.standfirst.http.url;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Check of the address of a request. */
class WellFormedTest {

    /** The quick check must pass nothing that the thorough checks reject. */
    @Property
    void aPlainAddressIsWellFormed(@ForAll("addresses") String address) {
        Assume.that(WellFormed.isPlain(address));

        assertTrue(WellFormed.isUri(address));
        assertTrue(WellFormed.isUtf8(address));
    }

    @Provide
    Arbitrary<String> addresses() {
        var characters = Arbitraries.frequencyOf(Tuple.of(60, Arbitraries.of('/', '?', '&', '=', ',', ':', '+', '.', '-', '~')),
                Tuple.of(60, Arbitraries.chars().alpha().numeric()), Tuple.of(1, Arbitraries.chars().range('!', '~')),
                Tuple.of(1, Arbitraries.chars()));
        return characters.list().ofMaxSize(30).map(all -> all.stream().map(String::valueOf)
                .reduce("/", String::concat));
    }

    @Example
    void anAddressThatFrontEndsUseIsPlain() {
        assertTrue(WellFormed.isPlain("/api/v1/posts"));
        assertTrue(WellFormed.isPlain("/api/v1/posts/why-the-ferry-waits?include=recent,shares&limit=5&sort=-publishedAt"));
        assertTrue(WellFormed.isPlain("/api/v1/posts?publishedAfter=2026-03-01T00:00:00Z"));
    }

    @Example
    void anUnusualAddressIsNotPlain() {
        for (var address : new String[] { "", "*", "posts", "http://harbour.example/", "//a:b", "/%61", "/a b", "/ä", "/a#b",
                "/a|b", "/\u0000", "/a\nb" }) {
            assertFalse(WellFormed.isPlain(address), address);
        }
    }

    @Example
    void escapedOctetsMustBeUtf8() {
        assertTrue(WellFormed.isUtf8("/%C3%A4"));
        assertFalse(WellFormed.isUtf8("/%C3"));
        assertFalse(WellFormed.isUtf8("/%4"));
        assertTrue(WellFormed.isUtf8(null));
    }
}
