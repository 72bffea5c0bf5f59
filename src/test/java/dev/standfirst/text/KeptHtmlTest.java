package dev.standfirst.text;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.text.html.HtmlException;
import dev.standfirst.text.html.Removal;

/** What old and pasted HTML means is kept, and everything that is removed is reported. */
class KeptHtmlTest {

    private static final SafeHtml SAFE = new SafeHtml(
            Set.of("www.youtube-nocookie.com", "www.youtube.com", "player.vimeo.com", "open.spotify.com"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Prices <strike>rise</strike> fall                               | Prices <s>rise</s> fall
            <tt>a</tt> <acronym title="t">b</acronym>                       | <code>a</code> <abbr title="t">b</abbr>
            <span style="text-decoration:line-through">a</span>             | <s>a</s>
            <span style="font-weight:700;font-style:italic">a</span>        | <em><strong>a</strong></em>
            x<span style="vertical-align:super;font-size:60%">2</span>      | x<sup>2</sup>
            <a href="tel:+4930123">a</a> <a href="sms:+4930">b</a>          | <a href="tel:+4930123">a</a> <a href="sms:+4930">b</a>
            <p hidden>a</p><p aria-hidden="true">b</p>                      | <p hidden="hidden">a</p><p aria-hidden="true">b</p>
            <center>a</center>                                              | <div class="text-center">a</div>
            <p style="text-align:right">a</p><p align="center">b</p>        | <p class="text-right">a</p><p class="text-center">b</p>
            <input type="checkbox" checked> a                               | <input type="checkbox" checked="checked" disabled="disabled" /> a
            <pre class="brush: php; gutter: false">a</pre>                  | <pre class="language-php">a</pre>
            <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>                | <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>
            <img src="data:image/gif;base64,R0" data-src="/a.jpg">          | <img src="/a.jpg" />
            <figure class="wp-block-image alignwide x"><img src="/a"></figure> | <figure class="align-wide"><img src="/a" /></figure>
            <a href="#faq">a</a><h2 id="faq">b</h2>                         | <a href="#user-content-faq">a</a><h2 id="user-content-faq">b</h2>
            <a href="#%C3%BCber">a</a><h2 id="über">b</h2>                  | <a href="#user-content-über">a</a><h2 id="user-content-über">b</h2>
            <code>{{ .Values.name }}</code>                                 | <code>{{ .Values.name }}</code>
            """)
    void oldAndPastedMarkupKeepsItsMeaning(String html, String kept) {
        assertEquals(kept, SAFE.clean(html));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<video src=\"https://media.example/v.mp4\" controls=\"controls\" poster=\"/p.jpg\" width=\"640\" height=\"360\"><track kind=\"captions\" src=\"/c.vtt\" srclang=\"en\" label=\"English\" default=\"default\" /></video>",
            "<audio controls=\"controls\" preload=\"none\"><source src=\"https://media.example/a.mp3\" type=\"audio/mpeg\" /></audio>" })
    void playersOfMediaAreUnchanged(String html) {
        assertEquals(html, SAFE.clean(html));
        assertEquals(List.of(), SAFE.sanitise(html).removed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            //www.youtube.com/embed/abcdefghijk                  | https://www.youtube.com/embed/abcdefghijk
            http://youtube.com/embed/abcdefghijk                 | https://www.youtube.com/embed/abcdefghijk
            https://m.youtube.com/watch?v=abcdefghijk            | https://www.youtube.com/embed/abcdefghijk
            https://youtu.be/abcdefghijk?t=3                     | https://www.youtube.com/embed/abcdefghijk
            https://www.youtube.com:443/embed/abcdefghijk        | https://www.youtube.com/embed/abcdefghijk
            //player.vimeo.com/video/1?h=b[c]é                   | https://player.vimeo.com/video/1?h=b%5Bc%5D%C3%A9
            """)
    void addressesOfFramesOfConfiguredHostsAreUpgraded(String from, String to) {
        var frames = Jsoup.parseBodyFragment(SAFE.clean("<iframe src=\"" + from + "\"></iframe>"))
                .select("iframe");

        assertEquals(to, frames.attr("src"));
    }

    @Test
    void aFrameOfAnotherHostBecomesALinkToItsPage() {
        var sanitised = SAFE.sanitise("<iframe src=\"https://maps.example/embed?q=1\" title=\"The quay\"></iframe>");

        assertEquals("<a href=\"https://maps.example/embed?q=1\">The quay</a>", sanitised.html());
        assertEquals(List.of(new Removal("iframe", null, 1, Removal.Reason.HOST)), sanitised.removed());
    }

    @ParameterizedTest
    @ValueSource(strings = { "footnote-1", "cite_note-3", "_footnotedef_1", "easy-footnote-bottom-1-5", "fn.1",
            "dfref-footnote-1",
            "fnref1:2", "id2", "footnote-12-1", "ftnt1", "_ftn1", "sdfootnote1sym", "0aa0f9c2-6c3e-4d2b-8a57-1f0e2d3c4b5a",
            "setup", "location", "über-uns", "2.-teil" })
    void aLinkWithinTheBodyKeepsItsTarget(String id) {
        var page = Jsoup.parseBodyFragment(
                SAFE.clean("<p><a href=\"#" + id + "\">1</a></p><ol><li id=\"" + id + "\">a</li></ol>"));
        var target = page.select("a").attr("href").substring(1);

        assertEquals("li", page.getElementById(target).normalName());
        assertTrue(target.contains("-") || id.equals(target), target);
    }

    @Test
    void aLinkWithoutATargetIsReported() {
        assertEquals(List.of(new Removal("a", "href", 1, Removal.Reason.NO_TARGET)),
                SAFE.sanitise("<a href=\"#gone\">a</a>").removed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            <script>a</script><script>b</script>          | script null 2 NOT_ALLOWED
            <p onclick="a()">a</p>                        | p onclick 1 NOT_ALLOWED
            <p style="color:red;margin:0">a</p>           | p style 2 NOT_ALLOWED
            <p class="MsoNormal x">a</p>                  | p class 2 NOT_ALLOWED
            <img src="data:image/png;base64,AA" alt="a">  | img src 1 DATA
            <a href="javascript:a()">a</a>                | a href 1 URL
            <a href="geo:1,2">a</a>                       | a href 1 URL
            <form><input name="a"><button>b</button></form> | form null 1 NOT_ALLOWED
            <p id="x-1">a</p><p id="x-1">b</p>            | p id 1 DUPLICATE
            <marquee>a</marquee>                          | marquee null 1 NOT_ALLOWED
            """)
    void whatIsRemovedIsReported(String html, String first) {
        var removed = SAFE.sanitise(html).removed().stream()
                .map(r -> r.element() + " " + r.attribute() + " " + r.count() + " " + r.reason()).toList();

        assertTrue(removed.contains(first), removed::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = { "word", "google-docs", "libreoffice", "wordpress", "ghost" })
    void everyElementThatAnEditorWroteIsKeptOrReported(String editor) {
        var source = Jsoup.parseBodyFragment(Piece.pasted(editor + ".html")).body();
        var sanitised = SAFE.sanitise(Piece.pasted(editor + ".html"));
        var kept = Jsoup.parseBodyFragment(sanitised.html()).body().getAllElements().stream().map(e -> e.normalName())
                .collect(toSet());
        var reported = sanitised.removed().stream().map(Removal::element).collect(toSet());
        var replaced = Set.of("span", "div", "font", "center", "strike", "tt", "body", "html", "meta", "o:p", "link", "head",
                "label", "b");

        var lost = source.getAllElements().stream().map(e -> e.normalName())
                .filter(name -> !kept.contains(name) && !reported.contains(name) && !replaced.contains(name))
                .collect(toSet());

        assertEquals(Set.of(), lost);
    }

    @Test
    void theReportIsBounded() {
        var html = IntStream.range(0, 5_000).mapToObj(number -> "<x-" + number + ">a</x-" + number + ">")
                .collect(Collectors.joining());

        var removed = SAFE.sanitise(html).removed();

        assertEquals(101, removed.size());
        assertEquals(5_000, removed.stream().mapToInt(Removal::count).sum());
    }

    @Test
    void anElementWithHundredsOfAttributesIsRejected() {
        var attributes = IntStream.range(0, 200_000).mapToObj(number -> "a" + number).collect(Collectors.joining(" "));

        assertThrows(HtmlException.class, () -> SAFE.clean("<p " + attributes + ">a</p>"));
    }
}
