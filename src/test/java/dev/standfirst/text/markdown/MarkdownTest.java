package dev.standfirst.text.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.text.SafeHtml;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** HTML that is rendered from Markdown. */
class MarkdownTest {

    private static final SafeHtml SAFE = new SafeHtml(Set.of());

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("# Ada", "<h1>Ada</h1>\n"),
                Arguments.of("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
                Arguments.of("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
                Arguments.of("3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"),
                Arguments.of("> so", "<blockquote>\n<p>so</p>\n</blockquote>\n"),
                Arguments.of("```java\nint i;\n```", "<pre><code class=\"language-java\">int i;\n</code></pre>\n"),
                Arguments.of("~~old~~", "<p><del>old</del></p>\n"),
                Arguments.of("https://example.org/a", "<p><a href=\"https://example.org/a\">https://example.org/a</a></p>\n"),
                Arguments.of("[a](/b \"c\")", "<p><a href=\"/b\" title=\"c\">a</a></p>\n"),
                Arguments.of("| a | b |\n|---|--:|\n| 1 | 2 |",
                        "<table>\n<thead>\n<tr>\n<th>a</th>\n<th align=\"right\">b</th>\n</tr>\n"
                                + "</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td align=\"right\">2</td>\n</tr>\n</tbody>\n</table>\n"),
                Arguments.of("a <kbd>Esc</kbd>\n\n<div lang=\"de\">ja</div>",
                        "<p>a <kbd>Esc</kbd></p>\n<div lang=\"de\">ja</div>\n"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void markdownIsRenderedAsHtml(String source, String html) {
        assertEquals(html, Markdown.toHtml(source));
    }

    @Test
    void footnotesAreStillLinkedAfterSanitising() {
        var html = SAFE.clean(Markdown.toHtml("Yes[^1], no[^größe].\n\n[^1]: One.\n[^größe]: Two."));

        var page = Jsoup.parseBodyFragment(html);
        assertEquals(4, page.select("a[href^=#fn]").size());
        for (var link : page.select("a[href^=#fn]")) {
            assertTrue(page.getElementById(link.attr("href").substring(1)) != null, link::outerHtml);
        }
    }

    @Test
    void aTableKeepsItsAlignmentAfterSanitising() {
        var page = Jsoup.parseBodyFragment(SAFE.clean(Markdown.toHtml("| a |\n|:-:|\n| 1 |")));

        assertEquals("center", page.select("td").attr("align"));
    }

    @Test
    void codeKeepsItsLanguageAndTextAfterSanitising() {
        var page = Jsoup.parseBodyFragment(SAFE.clean(Markdown.toHtml("```c++\nx<y\n```")));

        assertEquals("language-c++", page.select("pre > code").attr("class"));
        assertEquals("x<y\n", page.select("pre > code").get(0).wholeText());
    }

    static List<String> deeplyNestedSources() {
        return List.of(">".repeat(20_000) + "deep", "- ".repeat(20_000) + "deep",
                "*".repeat(20_000) + "deep" + "*".repeat(20_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("deeplyNestedSources")
    void deeplyNestedMarkdownKeepsItsText(String source) {
        assertTrue(SAFE.clean(Markdown.toHtml(source)).contains("deep"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<a ", "<", "x <!-- > ", "<!", "<?", "[", "![", "[a](", "*a **b ", "`a``b", "~~a ", "_a ", "[^1] ",
            "&", "\\", "<b>x ",
            "http://a.example/ ", "a@b.example ", "|x", "> ", "- a\n", "| a |\n|---|\n", "<div>\n", "[a]: b\n", "a\n\n" })
    void repetitiveMarkdownIsRenderedInSeconds(String source) {
        assertTimeout(Duration.ofSeconds(20), () -> Markdown.toHtml(source.repeat(300_000 / source.length())));
    }

    @Test
    void aTableWithMissingCellsDoesNotBecomeMuchHtml() {
        var table = "|a".repeat(5_000) + "|\n" + "|-".repeat(5_000) + "|\n" + "|x\n".repeat(20_000);

        assertTrue(Markdown.toHtml(table).length() < 2 * table.length());
    }

    @Test
    void manyReferencesToAFootnoteDoNotBecomeMuchHtml() {
        var footnotes = "[^1]".repeat(100_000) + "\n\n[^1]: x";

        assertTrue(Markdown.toHtml(footnotes).length() < 10 * footnotes.length());
    }

    @Test
    void aLongTableIsRenderedAsATable() {
        var html = Markdown.toHtml("| a | b | c |\n|---|---|---|\n" + "| 1 | 2 | 3 |\n".repeat(10_000));

        assertEquals(30_000, Jsoup.parseBodyFragment(html).select("td").size());
    }

    @Test
    void tagsAreRecognisedInALongTextWithLessThanSigns() {
        var source = "1 < 2 <kbd>x</kbd> <!-- c --> <https://example.org/> ".repeat(90);

        assertEquals(90, Jsoup.parseBodyFragment(Markdown.toHtml(source)).select("kbd").size());
    }

    @Property
    void anyMarkdownBecomesCleanHtml(
            @ForAll @StringLength(max = 60) @Chars({ 'a', ' ', '\n', '*', '_', '#', '>', '-', '1', '.', '[', ']', '(', ')', '!',
                    '^', ':', '|',
                    '~', '`', '<', '/', '&', ';', '\\', '\t', '\0' }) String source) {
        var html = SAFE.clean(Markdown.toHtml(source));

        assertEquals(html, SAFE.clean(html));
    }
}
