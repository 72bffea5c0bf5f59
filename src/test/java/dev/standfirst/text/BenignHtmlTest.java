package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an article needs comes out as it went in, also where an editor wraps it in things that nobody needs. */
class BenignHtmlTest {

    static final List<Piece> PIECES = Piece.all();

    private static final SafeHtml SAFE = new SafeHtml(
            Set.of("www.youtube-nocookie.com", "player.vimeo.com", "open.spotify.com"));

    @ParameterizedTest
    @FieldSource("PIECES")
    void staysWhole(Piece piece) {
        var clean = SAFE.clean(piece.html());

        assertEquals(Piece.document(piece.html()), Piece.document(clean));
        assertAnchored(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = { "word", "google-docs", "libreoffice", "wordpress", "ghost" })
    void losesOnlyItsLooks(String editor) {
        var clean = SAFE.clean(Piece.pasted(editor + ".html"));

        assertEquals(Piece.document(Piece.pasted(editor + ".cleaned.html")), Piece.document(clean));
        assertAnchored(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = { "markdown.md" })
    void staysWholeFromMarkdown(String file) {
        var html = Markdown.toHtml(Piece.pasted(file)).replaceAll(" data-[a-z-]+(=\"[^\"]*\")?", "");
        var clean = SAFE.clean(html);

        assertEquals(Piece.document(html), Piece.document(clean));
        assertAnchored(clean);
    }

    private static void assertAnchored(String html) {
        var page = Jsoup.parseBodyFragment(html);
        for (var link : page.select("a[href^=#]")) {
            var target = link.attr("href").substring(1);
            assertTrue(page.getElementById(target) != null || !page.getElementsByAttributeValue("name", target).isEmpty(),
                    link::outerHtml);
        }
    }
}
