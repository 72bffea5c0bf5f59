package dev.standfirst.text.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.standfirst.text.RenderBudget;
import dev.standfirst.text.RenderBudget.Bound;
import dev.standfirst.text.RenderBudget.Exceeded;
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
                // task lists
                Arguments.of("- [x] a\n- [ ] b", "<ul>\n<li><input type=\"checkbox\" disabled=\"\" checked=\"\"> a</li>\n"
                        + "<li><input type=\"checkbox\" disabled=\"\"> b</li>\n</ul>\n"),
                Arguments.of("1. [X] a\n   - [ ] b", "<ol>\n<li><input type=\"checkbox\" disabled=\"\" checked=\"\"> a\n"
                        + "<ul>\n<li><input type=\"checkbox\" disabled=\"\"> b</li>\n</ul>\n</li>\n</ol>\n"),
                Arguments.of("- [y] a\n- [x](b)", "<ul>\n<li>[y] a</li>\n<li><a href=\"b\">x</a></li>\n</ul>\n"),
                // alerts
                Arguments.of("> [!NOTE]\n> a *b*\n>\n> c", "<div class=\"markdown-alert markdown-alert-note\">\n"
                        + "<p class=\"markdown-alert-title\">Note</p>\n<p>a <em>b</em></p>\n<p>c</p>\n</div>\n"),
                Arguments.of("> [!caution]  \n> - a", "<div class=\"markdown-alert markdown-alert-caution\">\n"
                        + "<p class=\"markdown-alert-title\">Caution</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"),
                Arguments.of("> [!NOTE]\n\n> [!OTHER]\n> a\n\n[!NOTE]", "<blockquote>\n<p>[!NOTE]</p>\n</blockquote>\n"
                        + "<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n<p>[!NOTE]</p>\n"),
                // math
                Arguments.of("$\\{a\\}$ and $a_1*b$*c*", "<p><code class=\"math\">$\\{a\\}$</code> and "
                        + "<code class=\"math\">$a_1*b$</code><em>c</em></p>\n"),
                Arguments.of("$$a & b \\\\ c & d$$", "<p><code class=\"math\">$$a &amp; b \\\\ c &amp; d$$</code></p>\n"),
                Arguments.of("a\n$$\n- x\n= y\n# z\n$$\nb",
                        "<p>a</p>\n<p><code class=\"math\">$$\n- x\n= y\n# z\n$$</code></p>\n"
                                + "<p>b</p>\n"),
                Arguments.of("> $$\n> x\n> $$", "<blockquote>\n<p><code class=\"math\">$$\nx\n$$</code></p>\n</blockquote>\n"),
                Arguments.of("so $$x$$, then", "<p>so <code class=\"math\">$$x$$</code>, then</p>\n"),
                Arguments.of("$5 and $6, a $ b $, $x$2, $ x$, $$, $$$, $",
                        "<p>$5 and $6, a $ b $, $x$2, $ x$, $$, $$$, $</p>\n"),
                Arguments.of("\\$a$ `$a$` $`a`$", "<p>$a$ <code>$a$</code> $<code>a</code>$</p>\n"),
                Arguments.of("$$\n- a\n\nb", "<p>$$</p>\n<ul>\n<li>a</li>\n</ul>\n<p>b</p>\n"),
                // text
                Arguments.of("\uFEFF# H", "<h1>H</h1>\n"),
                Arguments.of("{{ x }} {% y %}", "<p>{{ x }} {% y %}</p>\n"),
                Arguments.of("www.example.org", "<p><a href=\"http://www.example.org\">www.example.org</a></p>\n"),
                // emphasis between letters without spaces
                Arguments.of("这是**重要。**内容", "<p>这是<strong>重要。</strong>内容</p>\n"),
                Arguments.of("这是**「重要」**内容", "<p>这是<strong>「重要」</strong>内容</p>\n"),
                Arguments.of("**重要(test)**的*“好”*~~的。~~字", "<p><strong>重要(test)</strong>的<em>“好”</em><del>的。</del>字</p>\n"),
                Arguments.of("`。**内` 。\\*内", "<p><code>。**内</code> 。*内</p>\n"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void markdownIsRenderedAsHtml(String source, String html) {
        assertEquals(html, Markdown.toHtml(source));
    }

    private static String withIds(String source) {
        return Markdown.toHtml(source,
                text -> text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "# The *best* `code`!",               the-best-code
            "# A\\n\\n## A\\n\\nA\\n===",               "a,a-1,a-2"
            "# A\\n\\n# A-1\\n\\n# A",                 "a,a-1,a-2"
            "# A {#Über.b_1}",                    Über.b_1
            "# A {#b}\\n\\n# B\\n\\n# C {#b}",         "b,b-2,b-1"
            "A {#a-b}\\n---",                      a-b
            "# A {#}\\n\\n# A {.b}",                "a,a-b"
            "# 😀\\n\\n# 中",                       "section,section-1"
            "# fn 1\\n\\n# [fn-1](x)",              "section-fn-1,section-fn-1-1"
            "> # In\\n> a\\n\\n- # Li",               "in,li"
            "<h2 id=a>x</h2>\\n\\n# A",             "a,a-1"
            """)
    void headingsHaveIds(String source, String ids) {
        var headings = Jsoup.parseBodyFragment(withIds(source.replace("\\n", "\n"))).select("[id]");

        assertEquals(ids, String.join(",", headings.eachAttr("id")));
        assertFalse(headings.text().contains("{#a") || headings.text().contains("{#b"));
    }

    @ParameterizedTest
    @CsvSource({ "#größe-x, #gr-e-x", "#gr%C3%B6%C3%9Fe-x, #gr-e-x", "#GRÖSSE, #GRÖSSE", "#a-1, #a-1", "#A, #a", "#x--y, #x-y",
            "#raw, #raw", "#fn-1, #fn-1", "#none, #none", "#, #", "#100%, #100%" })
    void aLinkToAHeadingLeadsToItsId(String link, String id) {
        var html = withIds("[l](" + link + ")\n\n# Größe X\n\n# A\n\n# A\n\n# X – Y\n\n<a name='raw'></a>\n\n# Raw!");

        assertEquals(id, Jsoup.parseBodyFragment(html).select("a[href]").attr("href"));
    }

    static List<String> frontMatter() {
        return List.of("---\ntitle: x\n---\n\nBody", "\uFEFF---\ntitle: x\n---\n",
                "---\r\ntitle: x\r\ntags:\r\n- a\r\n---\r\nBody",
                "---\n# comment\n\ntitle: |\n  a\n  b\n\"date\": 2020-01-01\nlayout:\n...\nBody", "--- \n\ntitle: x\n--- \n",
                "+++\ntitle = \"x\"\n+++\n", "+++\n[params]\na = [\n1]\n+++", ";;;\n\"title\": \"x\"\n;;;\n",
                "---json\n{}\n---", "{\n  \"title\": \"x\"\n}\n\nBody", "{ \"title\":\n1\n}");
    }

    @ParameterizedTest
    @MethodSource("frontMatter")
    void frontMatterIsRejected(String source) {
        var error = assertThrows(MarkdownException.class, () -> withIds(source));

        assertEquals("FrontMatter", error.code());
        assertTrue(error.getMessage().matches("must not begin with (YAML|TOML|JSON) front matter; .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "---\n\nA sentence.\n\n---\n", "---\ntitle: x\n\nBody without an end", "---", "---\n",
            "---\n---\n\nText",
            "---\n\nAda: hello\n\nBob said nothing.\n\n---\n", "a\n---\ntitle: x\n---", "\n---\ntitle: x\n---",
            "| a |\n|---|\n| x: y |\n",
            "----\ntitle: x\n---", "- - -\na: b\n---", "+++\nText\n", "+++", "{{ title }}\n}", "{ \"a\" }", "{\"a\": 1}",
            "---\n> a: b\n---" })
    void aTextThatOnlyResemblesFrontMatterIsRendered(String source) {
        assertTrue(withIds(source).length() > 0);
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

    static List<String> sourcesOfMuchHtml() {
        return List.of("|a".repeat(5_000) + "|\n" + "|-".repeat(5_000) + "|\n" + "|x\n".repeat(20_000),
                "[^1]".repeat(100_000) + "\n\n[^1]: x",
                "[^1]".repeat(3_000) + "\n\n[^1]: " + "[^1]".repeat(3_000),
                "|a".repeat(500) + "|\n" + "|-".repeat(500) + "|\n" + "|x\n".repeat(1_000));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("sourcesOfMuchHtml")
    void aSourceThatBecomesManyTimesLongerIsRejected(String source) {
        var budget = new RenderBudget(Duration.ofMinutes(1), 10L * source.length() + 10_000, () -> false);

        assertEquals(Bound.LENGTH, assertThrows(Exceeded.class, () -> budget.run(() -> Markdown.toHtml(source))).bound());
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
