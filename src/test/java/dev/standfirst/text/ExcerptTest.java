package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            "<figure><img src=x><figcaption>Seen</figcaption></figure>by", "Seen by"
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
        return Arbitraries.strings().withChars("aé中.,–!?’😀").ofMinLength(1).ofMaxLength(8).list().ofMinSize(1).ofMaxSize(40);
    }

    private static String excerptOf(String html) {
        return Excerpt.ofText(PlainText.of(html));
    }
}
