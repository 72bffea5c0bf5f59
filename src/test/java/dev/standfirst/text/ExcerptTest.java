package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

import dev.standfirst.text.markdown.Markdown;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Automatic excerpt of a text. */
class ExcerptTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            # words and what the excerpt is
            "",                                                           ""
            "<p>Hello</p>",                                               "Hello"
            "a b c d e f g h i j k l m n",                                "a b c d e f g h i j k l m n"
            "a b c d e f g h i j k l m n o",                              "a b c d e f g h i j k l m n o"
            "a b c d e f g h i j k l m n o.",                             "a b c d e f g h i j k l m n o."
            "a b c d e f g h i j k l m n o p",                            "a b c d e f g h i j k l m n o…"
            "a b c d e f g h i j k l m n o. P",                           "a b c d e f g h i j k l m n o.…"
            "a b c d e f g h i j k l m n o, p",                           "a b c d e f g h i j k l m n o,…"
            "a b c d e f g h i j k l m n o! <img src=x alt=picture>",     "a b c d e f g h i j k l m n o!"
            "a b c d e f g h i j k l m n o<p>&nbsp;</p>",                 "a b c d e f g h i j k l m n o"
            # tags and characters that separate words, and those that do not
            "<p>one</p><p>two</p>",                                       "one two"
            "<h2>Head</h2>text<br>line<hr>end",                           "Head text line end"
            "<ul><li>one</li><li>two</li></ul>three",                     "one two three"
            "<dl><dt>term</dt><dd>what it is</dd></dl>",                  "term what it is"
            "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a b c"
            "<figure><img src=x><figcaption>Seen</figcaption></figure>by", "by"
            "<figure><img src=x><figcaption>Seen</figcaption></figure>", "Seen"
            "<table><caption>Sizes</caption><tr><td>a</td></tr></table>b", "a b"
            "<blockquote>said</blockquote>so",                            "said so"
            "un<b>believ</b>able <i>it</i><em>alic</em>",                 "unbelievable italic"
            "co&shy;operate, some<wbr>where",                             "cooperate, somewhere"
            "one&nbsp;two&emsp;three",                                    "one two three"
            # entities, scripts
            "Fish &amp; chips &lt;b&gt; &mdash; caf&eacute; &#x1F600; &hellip;", "Fish & chips <b> — café 😀 …"
            "<style>p{}</style><script>alert(1)</script>seen<!-- not -->", "seen"
            "{<!-- -->{ braces }}",                                       "{{ braces }}"
            """)
    void anExcerptHasTheFirstFifteenWords(String html, String excerpt) {
        assertEquals(excerpt, excerptOf(html));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            # Markdown of this service, Substack, MediaWiki, Asciidoctor, Org, Pressbooks, WordPress, LibreOffice, Word, Ghost
            "note<sup class=footnote-ref><a href=#fn-1 id=fnref-1>1</a></sup> on<section class=footnotes><ol><li id=fn-1><p>One. <a href=#fnref-1 class=footnote-backref>↩</a></ol></section>", "note on"
            "note<a href=#footnote-1 id=footnote-anchor-1>1</a> on<div><a href=#footnote-anchor-1 id=footnote-1>1</a><p>One.</div>", "note on"
            "note<sup><a href=#cite_note-1 id=cite_ref-1>[1]</a></sup> on<ol><li id=cite_note-1><a href=#cite_ref-1>↑</a> One.</li></ol>", "note on"
            "note<sup>[<a id=_footnoteref_1 href=#_footnotedef_1>1</a>]</sup> on<div id=_footnotedef_1><a href=#_footnoteref_1>1</a>. One.</div>", "note on"
            "note<sup><a id=fnr.1 href=#fn.1>1</a></sup> on<div><sup><a id=fn.1 href=#fnr.1>1</a></sup> <p>One.</div>", "note on"
            "note<a href=#x-1><sup>[1]</sup></a> on<div id=x-1>One. <a href=#y>^</a></div>", "note on"
            "note<sup><a href=#8d28de9e id=8d28de9e-link>1</a></sup> on<ol><li id=8d28de9e>One. <a href=#8d28de9e-link>↩︎</a></ol>", "note on"
            "note<a name=sdfootnote1anc href=#sdfootnote1sym><sup>1</sup></a> on<div id=sdfootnote1><p><a name=sdfootnote1sym href=#sdfootnote1anc>1</a> One.</div>", "note on"
            "note<a href=#_ftn1 name=_ftnref1>[1]</a> on<p><a href=#_ftnref1 name=_ftn1>[1]</a> One.</p>", "note on"
            "note<sup><a href=#fn:1 id=fnref:1>*</a></sup> on<p id=fn:1>One. <a href=#fnref:1>↩2</a></p>", "note on"
            "note<sup>[1]</sup> on",                                      "note on"
            # no footnotes
            "m<sup>2</sup>, 10<sup>th</sup>, <a href=#a>1</a> and <a href=#b>see</a> [1]", "m2, 10th, 1 and see [1]"
            # code, shortcodes
            "<pre><code>x = 1</code></pre>Run <code>[gallery]</code>.",   "Run [gallery]."
            "<p><code class=math>$$x$$</code></p>For <code class=math>$x$</code>.", "For $x$."
            "[caption id=1 width=300]<img> Seen[/caption]One [b x=1]two[/b] [gallery]three[/x]", "One two three"
            "[caption id=1]<img> Seen[/caption]",                         "Seen"
            "<p>[youtube abc]<p>{{< figure src=1 >}}One {% include x %}two {{% y %}}three {{ z }}", "One two three {{ z }}"
            "He [the ferry] said [sic] [1] […] [Note: x] [citation needed]", "He [the ferry] said [sic] [1] […] [Note: x] [citation needed]"
            "[sourcecode]int x;[/sourcecode]{% highlight c %}int y;{% endhighlight %}One", "One"
            # tables of contents
            "<h2>Contents</h2><ul><li><a href=#a>A</a><ul><li><a href=#b>B</a></ul></ul><h2>A</h2>One", "A One"
            "<p><strong>In this post</strong><ol><li><a href=#a>A</a><li><a href=#b>B</a></ol>One", "One"
            "<nav><p>Contents</p><a href=#a>A</a></nav>One",              "One"
            "<ul><li><a href=#a>A</a> is first<li><a href=#b>B</a></ul>", "A is first B"
            # ruby, hidden text, formulas
            "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>と",        "漢字と"
            "<span>E=mc<math><mi>²</mi><annotation>E=mc^2</annotation></math></span><span aria-hidden=true>E=mc2</span><p hidden>no", "E=mc²"
            "<div class=markdown-alert><p class=markdown-alert-title>Note</p><p>One</div>", "One"
            """)
    void anExcerptHasNoFurniture(String html, String excerpt) {
        assertEquals(excerpt, excerptOf(html));
    }

    @Test
    void anExcerptOfSanitisedMarkdownHasNoFurniture() {
        var source = "- [One](#one)\n- [Two](#two)\n\n# One\n\nnote[^1] on `[x y=1]` and $a$.[^2]\n\n$$\nb\n$$\n\n> [!TIP]\n> Tip.\n\n"
                + "- [x] done\n\n# Two\n\n[^1]: First.\n[^2]: Second[^1].";

        var html = new SafeHtml(Set.of()).clean(Markdown.toHtml(source, text -> text.toLowerCase(Locale.ROOT)));

        assertEquals("One note on [x y=1] and $a$. Tip. done Two", excerptOf(html));
        assertEquals(15, WordCount.ofText(PlainText.of(html)));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "a<!--more-->b",                                              "a"
            "<p>a</p><!-- more --><p>b</p>",                              "<p>a</p>"
            "<div><p>a <b>c<!--more Read on-->d</b>e</p></div>b",         "<div><p>a <b>c"
            "<!-- wp:more --><!--more--><!-- /wp:more -->b",              "<!-- wp:more -->"
            "a<!--nomore-->b",                                            ""
            "a &lt;!--more-->b<a title='<!--more-->'>",                   ""
            """)
    void theMarkForMoreEndsAnExcerpt(String html, String before) {
        assertEquals(before, MoreMark.before(html).orElse(""));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "我喜欢读书。",        "我喜欢读书。我喜欢读书。我喜欢读书。我喜欢读书。我喜欢读书。…"
            "今日は、",           "今日は、今日は、今日は、今日は、今日は、今日は、今日は、今日…"
            "བོད་",              "བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་བོད་…"
            "Java「入門」",        "Java「入門」Java「入門」Java「入門」Java「入門」Java「入門」Java「入門」Java「入門」Java…"
            """)
    void anExcerptOfAScriptWithoutSpacesHasFifteenWords(String sentence, String excerpt) {
        assertEquals(excerpt, Excerpt.ofText(sentence.repeat(20)));
    }

    static List<String> textsWithoutSpaces() {
        return List.of("我们昨天在北京大学图书馆里看到了很多关于人工智能的新书，", "昨日、東京の図書館で新しい本をたくさん読みました。",
                "เมื่อวานนี้เราไปห้องสมุดเพื่ออ่านหนังสือใหม่",
                "ម្សិលមិញយើងបានទៅបណ្ណាល័យដើម្បីអានសៀវភៅថ្មី", "ມື້ວານນີ້ພວກເຮົາໄປຫໍສະໝຸດເພື່ອອ່ານປຶ້ມໃໝ່",
                "မနေ့ကကျွန်တော်တို့စာကြည့်တိုက်သို့သွားခဲ့သည်။",
                "ཁ་སང་ང་ཚོ་དཔེ་མཛོད་ཁང་ལ་ཕྱིན་པ་ཡིན།");
    }

    @ParameterizedTest
    @MethodSource("textsWithoutSpaces")
    void anExcerptOfAScriptWithoutSpacesIsShort(String sentence) {
        var text = sentence.repeat(60);
        var excerpt = Excerpt.ofText(text);

        assertTrue(excerpt.endsWith("…") && excerpt.length() < 150, excerpt);
        assertEquals(15, WordCount.ofText(excerpt));
        assertTrue(text.startsWith(excerpt.substring(0, excerpt.length() - 1)));
    }

    @Property
    void anExcerptIsABeginningOfFifteenWordsInAnyScript(@ForAll("mixed") String text) {
        var excerpt = Excerpt.ofText(text);

        var beginning = excerpt.endsWith("…") && !PlainText.folded(text).equals(excerpt)
                ? excerpt.substring(0, excerpt.length() - 1)
                : excerpt;
        assertTrue(WordCount.ofText(excerpt) <= 15);
        assertTrue(PlainText.folded(text).startsWith(beginning), excerpt);
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(PlainText.folded(text));
        assertTrue(characters.isBoundary(beginning.length()), excerpt);
    }

    @Provide
    Arbitrary<String> mixed() {
        return Arbitraries
                .of("a", "word", " ", ". ", "我", "喜欢", "读书", "。", "「", "」", "カ", "ー", "かな", "ไทย", "ภาษา", "ก้", "ខ្ញុំ", "ລາວ",
                        "မြန်",
                        "མ", "ོ", "་", "e\u0301\u0327", "\u0301", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "\u200D", "\uFE0F", "-", "1",
                        "…", "“", "”", "\u3000", "한국")
                .list().ofMaxSize(80).map(parts -> String.join("", parts));
    }

    @Test
    void aLongWordIsCutBetweenCharacters() {
        var excerpt = Excerpt.ofText("xy" + "e\u0301".repeat(5_000));

        assertEquals("xy" + "e\u0301".repeat(2_498) + "…", excerpt);
    }

    @Test
    void anExcerptFoldsWhitespaceOfEveryKind() {
        assertEquals("a b c d e f g", Excerpt.ofText("  a \t b\r\nc\u00A0\u202Fd\u2003e\u3000f\u2028g \n"));
    }

    @Test
    void anExcerptCountsPunctuationBetweenSpacesAsAWord() {
        assertEquals("1 2 3 4 5 6 7 8 9 10 11 12 13 14 –…", Excerpt.ofText("1 2 3 4 5 6 7 8 9 10 11 12 13 14 – 16"));
    }

    @Test
    void anExcerptWithoutSpacesHasAMaximumLength() {
        var excerpt = excerptOf("<p>" + "😀".repeat(1_000_000));

        assertEquals(5_000, excerpt.codePointCount(0, excerpt.length()));
        assertTrue(excerpt.endsWith("😀…"));
    }

    @Test
    void aTextOfTheMaximumLengthIsItsOwnExcerpt() {
        assertEquals("x".repeat(5_000), Excerpt.ofText("x".repeat(5_000)));
    }

    @Test
    void aWordBeyondTheMaximumLengthIsCut() {
        assertEquals("x".repeat(4_999) + "…", Excerpt.ofText("x".repeat(5_001)));
    }

    @Test
    void theFifteenthWordIsCutAtTheMaximumLength() {
        assertEquals("1 2 3 4 5 6 7 8 9 10 11 12 13 14 " + "x".repeat(4_966) + "…",
                Excerpt.ofText("1 2 3 4 5 6 7 8 9 10 11 12 13 14 " + "x".repeat(4_967) + " more"));
    }

    @Test
    void aDeeplyNestedBodyHasAnExcerpt() {
        assertEquals("deep", excerptOf("<div>".repeat(200_000) + "deep"));
    }

    @Test
    void aBodyOfTenMegabytesHasAnExcerpt() {
        assertTrue(excerptOf("<p>some words here</p>".repeat(450_000)).endsWith("some words here…"));
    }

    @Property
    void anExcerptNeverHasMoreThanFifteenWords(@ForAll("words") List<String> words) {
        assertTrue(Excerpt.ofText(String.join(" ", words)).split(" ").length <= 15);
    }

    @Property
    void anExcerptBeginsAsItsTextDoes(@ForAll("words") List<String> words) {
        var text = String.join(" ", words);
        var excerpt = Excerpt.ofText(text);

        assertTrue(text.startsWith(words.size() > 15 ? excerpt.substring(0, excerpt.length() - 1) : excerpt));
    }

    @Property
    void anExcerptEqualsItsTextUpToFifteenWords(@ForAll("words") List<String> words) {
        var text = String.join(" ", words);

        assertEquals(words.size() <= 15, Excerpt.ofText(text).equals(text));
    }

    @Property
    void inlineTagsDoNotChangeAnExcerpt(@ForAll("words") List<String> words) {
        var marked = words.stream().map(word -> "<em>" + word + "</em>").toList();

        assertEquals(Excerpt.ofText(String.join(" ", words)), excerptOf(String.join("\n", marked)));
    }

    @Property
    void anyTextHasAnExcerpt(@ForAll String text) {
        var excerpt = Excerpt.ofText(text);

        assertEquals(PlainText.folded(excerpt), excerpt);
        assertTrue(excerpt.split(" ").length <= 15);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings().withChars("aé.,–!?’😀").ofMinLength(1).ofMaxLength(8).list().ofMinSize(1).ofMaxSize(40);
    }

    private static String excerptOf(String html) {
        return Excerpt.ofHtml(html);
    }
}
