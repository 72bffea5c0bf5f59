package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.text.markdown.Markdown;

/** Sanitising keeps everything that an article needs, and removes only the styling that editors add. */
class BenignHtmlTest {

    static final List<Piece> PIECES = Piece.all();

    private static final SafeHtml SAFE = new SafeHtml(
            Set.of("www.youtube-nocookie.com", "player.vimeo.com", "open.spotify.com"));

    @ParameterizedTest
    @FieldSource("PIECES")
    void benignHtmlIsUnchanged(Piece piece) {
        var clean = SAFE.clean(piece.html());

        assertEquals(Piece.normalised(piece.html()), Piece.normalised(clean));
        assertLocalLinksHaveTargets(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = { "word", "google-docs", "libreoffice", "wordpress", "ghost" })
    void htmlPastedFromAnEditorLosesOnlyItsStyling(String editor) {
        var clean = SAFE.clean(Piece.pasted(editor + ".html"));

        assertEquals(Piece.normalised(Piece.pasted(editor + ".cleaned.html")), Piece.normalised(clean));
        assertLocalLinksHaveTargets(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = { "markdown.md" })
    void htmlOfBenignMarkdownIsUnchanged(String file) {
        var html = Markdown.toHtml(Piece.pasted(file)).replaceAll(" data-[a-z-]+(=\"[^\"]*\")?", "");
        var clean = SAFE.clean(html);

        assertEquals(Piece.normalised(html), Piece.normalised(clean));
        assertLocalLinksHaveTargets(clean);
    }

    private static void assertLocalLinksHaveTargets(String html) {
        var page = Jsoup.parseBodyFragment(html);
        for (var link : page.select("a[href^=#]")) {
            var target = link.attr("href").substring(1);
            assertTrue(page.getElementById(target) != null || !page.getElementsByAttributeValue("name", target).isEmpty(),
                    link::outerHtml);
        }
    }
}
