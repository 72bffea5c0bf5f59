package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Sanitising of HTML. */
class SafeHtmlTest {

    private static final SafeHtml SAFE = new SafeHtml(Set.of("www.youtube-nocookie.com", "Player.Vimeo.com"));

    @ParameterizedTest
    @ValueSource(strings = {
            "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>",
            "<p>It's “quoted” – “and” 'so' \"on\"… a + b = c @ 100 %, `x`, 😀 中文，！？</p>",
            "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2</p>",
            "<ol start=\"3\" reversed=\"reversed\" type=\"a\"><li value=\"7\">a</li></ol>",
            "<ul><li>a<ul><li>b</li></ul></li></ul>",
            "<dl><dt>a</dt><dd>b</dd></dl>",
            "<blockquote cite=\"https://example.org/a?b=1\"><p>a</p></blockquote>",
            "<pre><code class=\"language-c++\">a  b\n c</code></pre>",
            "<figure><img src=\"https://example.org/a.png\" alt=\"An “a”\" width=\"640\" height=\"480\" loading=\"lazy\" /><figcaption>a</figcaption></figure>",
            "<img src=\"/a.png\" srcset=\"/a.png 1x, /b.png 2x\" sizes=\"(min-width: 40em) 50vw, 100vw\" />",
            "<table><caption>a</caption><thead><tr><th scope=\"col\" colspan=\"2\">a</th></tr></thead><tbody><tr><td rowspan=\"2\" align=\"right\">b</td><td>c</td></tr></tbody><tfoot><tr><td>d</td></tr></tfoot></table>",
            "<a href=\"https://example.org/?a=1&amp;b=2#c\" title=\"t\" hreflang=\"de\" lang=\"en\">a</a>",
            "<a href=\"mailto:ada@example.org\">a</a> <a href=\"../a/b\">b</a> <a href=\"#c-1\">c</a><i id=\"c-1\">i</i> <a href=\"//example.org/d\">d</a>",
            "<a href=\"/a\" rel=\"nofollow sponsored\">a</a>",
            "<p><abbr title=\"t\">a</abbr> <q cite=\"/q\">b</q> <cite>c</cite> <time datetime=\"2026-03-01T09:30:00Z\">d</time></p>",
            "<p><mark>a</mark><kbd>b</kbd><samp>c</samp><var>d</var><sub>e</sub><sup>f</sup><small>g</small><s>h</s></p>",
            "<p><del datetime=\"2026-03-01\" cite=\"/c\">a</del><ins>b</ins><u>c</u><b>d</b><i>e</i><em>f</em><strong>g</strong><br />h<wbr />i</p><hr />",
            "<details open=\"open\"><summary>a</summary><p>b</p></details>",
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
            "<p dir=\"rtl\" lang=\"ar\"><bdi>a</bdi> <bdo dir=\"ltr\">b</bdo> <span lang=\"sr-Latn\">c</span></p>",
            "<div lang=\"de\"><section dir=\"auto\"><p>a</p></section></div>",
            "<p>a<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p><section><ol><li id=\"fn-1\"><p>b <a href=\"#fnref-1\" aria-label=\"Back to reference 1\">↩</a></p></li></ol></section>",
            "<iframe src=\"https://www.youtube-nocookie.com/embed/x?start=3\" width=\"560\" height=\"315\" title=\"t\" allow=\"autoplay; fullscreen\" allowfullscreen=\"allowfullscreen\" referrerpolicy=\"strict-origin-when-cross-origin\" loading=\"lazy\"></iframe>",
    })
    void htmlThatAnArticleNeedsIsUnchanged(String html) {
        assertEquals(html, SAFE.clean(html));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            <p style="color:red" class="x" onclick="y()">a</p>             | <p>a</p>
            <code class="x language-java y">a</code>                       | <code class="language-java">a</code>
            <code class="hljs">a</code>                                    | <code>a</code>
            <a href="javascript:x">a</a>                                   | a
            <a href="ftp://example.org">a</a>                              | a
            <a href="/a" target="_blank">a</a>                             | <a href="/a" target="_blank" rel="noopener noreferrer">a</a>
            <a href="/a" target="_top" rel="opener tag">a</a>              | <a href="/a" rel="tag">a</a>
            <a href="/a" target="_blank" rel="ugc opener">a</a>            | <a href="/a" target="_blank" rel="ugc noopener noreferrer">a</a>
            <img src="data:image/png;base64,AAAA" alt="a">b                | b
            <img src="mailto:a@example.org">b                              | b
            <img src="/a" srcset="javascript:x 1x, /b 2x">                 | <img src="/a" srcset="/b 2x" />
            <img src="/a" name="forms" id="cookie">                        | <img src="/a" id="user-content-cookie" />
            <p id="fn-1">a</p><p id="location">b</p><p id="fnord">c</p>    | <p id="fn-1">a</p><p id="user-content-location">b</p><p id="user-content-fnord">c</p>
            <p lang="x&quot;y">a</p>                                       | <p>a</p>
            <td>a</td>                                                     | a
            <p>a<p>b                                                       | <p>a</p><p>b</p>
            <b><i>a</b></i>                                                | <b><i>a</i></b>
            <span>a</span><font color="red">b</font>                       | ab
            a<script>b</script><style>c</style><title>d</title>            | a
            <video><source src="/b"></video>a                              | <video><source src="/b" /></video>a
            <table><col><tr><td>a</table>                                  | <table><colgroup><col /></colgroup><tbody><tr><td>a</td></tr></tbody></table>
            <picture><source src="/b"><img src="/a"></picture>             | <picture><img src="/a" /></picture>
            <img src="/a" srcset="/a.png, mailto:x 2x,/b.png  3x, ">       | <img src="/a" srcset="/a.png, mailto:x 2x, /b.png 3x" />
            <b style="font-weight:normal"><p>a <b>b</b></p></b>            | <p>a <b>b</b></p>
            <b style="font-weight:bold">a</b>                              | <b>a</b>
            <div class="x Footnotes">a</div>                               | <div class="footnotes">a</div>
            <a name="fn-1">a</a><a name="location" href="/b">b</a>         | <a name="fn-1">a</a><a name="user-content-location" href="/b">b</a>
            <form action="/x"><label>a<input name="b"></label></form>      | a
            {{ constructor }}                                              | {{ constructor }}
            a<!-- b -->c                                                   | ac
            ＜script＞                                                      | &#xff1c;script&#xff1e;
            <iframe src="https://player.vimeo.com/video/1">a</iframe>      | <iframe src="https://player.vimeo.com/video/1"></iframe>
            <iframe src="https://player.vimeo.com/1" sandbox="allow-scripts allow-top-navigation"></iframe> | <iframe src="https://player.vimeo.com/1" sandbox="allow-scripts"></iframe>
            <iframe src="https://player.vimeo.com/1" allow="camera; autoplay *; autoplay"></iframe> | <iframe src="https://player.vimeo.com/1" allow="autoplay"></iframe>
            """)
    void htmlThatIsNotAllowedIsRemovedOrRewritten(String html, String clean) {
        assertEquals(clean, SAFE.clean(html));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "/video/1", "", "javascript:alert(1)",
            "https://vimeo.com/1", "https://player.vimeo.com.example.org/1", "https://example.org/player.vimeo.com",
            "https://example.org#player.vimeo.com", "https://example.org\\@player.vimeo.com/",
            "https://player.vimeo.com@example.org/",
            "https://player.vimeo.com:443@example.org/", "https://player.vimeo.com\\.example.org/", "https:player.vimeo.com/",
            "https:/player.vimeo.com/", "https://player.vimeo.com%2eexample.org/", "https://player.vimeo.com\u3002example.org/",
            "https://example.org/?https://player.vimeo.com/", "https://player.vimeo.com\t.example.org/",
            "https://player.vimeo.com:8443/1",
            "https://x.player.vimeo.com/", "https://player.vimeo.com./" })
    void aFrameOfAHostThatIsNotConfiguredIsRemoved(String url) {
        var sanitised = SAFE.sanitise("<iframe src=\"" + url + "\"></iframe>");

        assertFalse(sanitised.html().contains("<iframe"), sanitised.html());
        assertEquals("iframe", sanitised.removed().get(0).element());
    }

    @Test
    void everyFrameBecomesALinkIfNoHostIsConfigured() {
        assertEquals("<a href=\"https://player.vimeo.com/video/1\">https://player.vimeo.com/video/1</a>",
                new SafeHtml(Set.of()).clean("<iframe src=\"https://player.vimeo.com/video/1\"></iframe>"));
    }

    @Property
    void randomHtmlIsCleanAfterSanitising(@ForAll("randomHtml") String html) {
        assertEquals(List.of(), Inspection.findings(SAFE.clean(html)));
    }

    @Property(tries = 5_000)
    void sanitisingTwiceGivesTheSameHtml(@ForAll("randomHtml") String html) {
        var clean = SAFE.clean(html);

        assertEquals(clean, SAFE.clean(clean));
    }

    @Property
    void textIsKept(@ForAll("text") String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;");

        assertEquals(text, Jsoup.parseBodyFragment(SAFE.clean("<p>" + escaped + "</p>")).body().child(0).wholeText());
    }

    @Property
    void textInAttributesIsKept(@ForAll("text") String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");

        assertEquals(text, Jsoup.parseBodyFragment(SAFE.clean("<abbr title=\"" + escaped + "\">x</abbr>")).select("abbr")
                .attr("title").strip());
    }

    @Test
    void tenMegabytesAreSanitisedInSeconds() {
        var article = "<p>The <b>quick</b> “brown” fox’s <a href=\"https://example.org/\">jump</a>.</p>\n".repeat(120_000);

        assertTimeout(Duration.ofSeconds(20), () -> SAFE.clean(article));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<div>", "<b>", "<b><p>", "<ul><li>", "<table><tr><td>", "<a href=x>", "<x-y>", "</p>", "<", "&",
            "<!--", "<svg>",
            "<blockquote><i>" })
    void deeplyNestedHtmlIsSanitisedInSeconds(String html) {
        assertTimeout(Duration.ofSeconds(20),
                () -> assertEquals(List.of(), Inspection.findings(SAFE.clean(html.repeat(50_000)))));
    }

    @Provide
    Arbitrary<String> randomHtml() {
        var tags = Arbitraries.of("p", "b", "i", "a", "div", "table", "tr", "td", "th", "caption", "col", "tbody", "ul", "ol",
                "li", "dl", "dt",
                "del", "h1", "pre", "code", "iframe", "img", "figure", "details", "summary", "ruby", "rt", "rp", "span",
                "script", "style", "svg",
                "math", "mtext", "mglyph", "title", "textarea", "select", "option", "button", "form", "noscript", "template",
                "xmp", "object",
                "video", "font", "x-y", "frameset", "body", "html", "head", "plaintext", "noembed", "foreignObject",
                "annotation-xml");
        var attributes = Arbitraries.of("", " ", " href=x", " href='javascript:alert(1)'", " onclick=alert(1)",
                " src=x onerror=alert(1)",
                " id=fn-1", " title='</p><script>alert(1)</script>'", " title=\"--><img src=x onerror=alert(1)>\"", " lang=en",
                " style=x",
                " src=https://player.vimeo.com/1", " src=javascript:x", " class=language-x", "/", " target=_blank", "\"'`=",
                " dir=rtl");
        var open = Combinators.combine(tags, attributes).as((tag, attribute) -> "<" + tag + attribute + ">");
        var close = tags.map(tag -> "</" + tag + ">");
        var other = Arbitraries.of("<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "<", ">", "&", "&lt;", "&#60;",
                "&#x3c;script&#x3e;", "\"",
                "'", "`", "{{", "{", "\n", " ", "x", "javascript:", "😀", "，", "\0", "\u200C", "క", "\uD800");
        return Arbitraries.oneOf(open, close, other).list().ofMaxSize(16).map(parts -> String.join("", parts));
    }

    /**
     * Text without characters that HTML cannot contain or parsers fold: control characters, lone surrogates, non-characters,
     * carriage returns.
     */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withChars("aé“”’–— …'\"`=+@<>&;#{}39xn中，！？＜＝\n\t").withCharRange('\u0100', '\u0200')
                .ofMaxLength(30)
                .map(text -> "." + text + "😀.");
    }
}
