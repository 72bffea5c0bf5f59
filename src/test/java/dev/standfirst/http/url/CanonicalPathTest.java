package dev.standfirst.http.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The one spelling of each path. */
class CanonicalPathTest {

    private static final List<String> CANONICAL = List.of("/", "/api/v1/posts", "/api/v1/posts/a.b_c~d-1/shares",
            "/api/v1/tags/c%2B%2B", "/api/v1/posts/%D0%BF", "/docs/guide", "/q/health", "/a%2Fb", "/a,b:c@d", "/...", "/.x");

    @Property(tries = 2_000)
    void everySpellingOfAPathBecomesThePath(@ForAll("paths") String path, @ForAll("choices") List<Integer> choices) {
        var spelling = respelled(path, choices);

        assertEquals(path, CanonicalPath.of(spelling), spelling);
    }

    @Property(tries = 2_000)
    void aCanonicalPathIsItsOwn(@ForAll("anything") String anything) {
        var canonical = CanonicalPath.of(anything);

        assertEquals(canonical, CanonicalPath.of(canonical));
        assertTrue(canonical.startsWith("/") && !canonical.startsWith("//"), canonical);
        assertFalse(canonical.matches(".*(//|/\\.{1,2}(/|$)|.+/$|[^!-~]).*"), canonical);
    }

    /** The quick check passes nothing that would be redirected. */
    @Property(tries = 2_000)
    void aPlainAddressHasACanonicalPath(@ForAll("anything") String anything) {
        if (WellFormed.isPlain(anything)) {
            var path = anything.split("\\?", 2)[0];
            assertEquals(path, CanonicalPath.of(path));
        }
    }

    @Example
    void noPathBecomesAnAddressOfAnotherHost() {
        for (var path : List.of("//evil.example", "///evil.example/", "/.//evil.example", "/x/..//evil.example",
                "/%2e/%2F/evil.example/..", "/..//evil.example")) {
            assertTrue(CanonicalPath.of(path).matches("/[^/\\\\].*"), path);
        }
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(CANONICAL);
    }

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 11).list().ofSize(40);
    }

    @Provide
    Arbitrary<String> anything() {
        var pieces = Arbitraries.of("/", "//", ".", "..", "%2e", "%2E%2e", "%2F", "%2f", "a", "B", "~", "%7e", "%c3%a4",
                "\u00e4",
                "%25", "%41", "api", "?", "=", "+", ";", "%00", "\u00ff");
        return Combinators.combine(Arbitraries.of("/", "//", "/.", ""), pieces.list().ofMaxSize(12))
                .as((first, rest) -> first + String.join("", rest));
    }

    /** Writes a path otherwise: each choice decides about one character. */
    private static String respelled(String path, List<Integer> choices) {
        var spelling = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            var choice = choices.get(i % choices.size());
            var isEscape = i > 0 && path.charAt(i - 1) == '%' || i > 1 && path.charAt(i - 2) == '%';
            if (c == '/') {
                spelling.append(List.of("/", "//", "/./", "/%2e/", "/x/../", "/%78/%2E%2e/", "/", "/", "/", "/", "/", "///")
                        .get(choice));
            } else if (isEscape) {
                spelling.append(choice < 6 ? Character.toLowerCase(c) : c);
            } else if (Character.isLetterOrDigit(c) && choice < 4) {
                spelling.append(choice % 2 == 0 ? "%%%02x".formatted((int) c) : "%%%02X".formatted((int) c));
            } else {
                spelling.append(c);
            }
        }
        return spelling.append(List.of("", "/", "/.", "//", "/x/..", "/%2e").get(choices.get(0) % 6)).toString();
    }
}
