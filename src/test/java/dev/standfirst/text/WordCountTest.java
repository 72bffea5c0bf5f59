package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Number of words in a text, and its reading time. */
class WordCountTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "",                          0
            " \t ",                      0
            "One",                       1
            "One two",                   2
            "It’s a well-known e-mail.", 4
            "One – two … ! three",       3
            "3.5 % of 1,000",            3
            "(hello) \u201Cworld\u201D", 2
            "Привет, мир",               2
            "مرحبا بالعالم",             2
            "हिन्दी में",                   2
            "안녕하세요 세계",             2
            "😀 🎉",                     0
            "東京",                       1
            "我喜欢读书",                  3
            "你好，世界！",                 2
            "今日は良い天気です。",          5
            "コンピューター",               1
            "ภาษาไทย",                   2
            "ສະບາຍດີ",                    1
            "ខ្ញុំស្រឡាញ់",                  2
            "မြန်မာ",                      1
            "Java入門",                  2
            "第3章",                      3
            "Das Wort 東京 steht hier",    5
            "、。",                        0
            "བོད་ཡིག་",                    2
            "བོད་ཡིག།",                    2
            "a – 東京、b",                 3
            """)
    void wordsAreCountedInEveryScript(String text, int words) {
        assertEquals(words, WordCount.ofText(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "note<sup><a href=#fn-1 id=fnref-1>1</a></sup> on<ol><li id=fn-1>One. <a href=#fnref-1>↩</a></ol>", 3
            "<figure><figcaption>Seen here</figcaption></figure><pre>x = 1</pre>by",                 5
            "<ruby>漢字<rt>かんじ</rt></ruby>",                                                        1
            "E<span aria-hidden=true>E</span><p hidden>E",                                           1
            """)
    void notesAreCountedAndTheirMarksAreNot(String html, int words) {
        assertEquals(words, WordCount.ofText(PlainText.of(html)));
    }

    @Test
    void wordsOfALongTextWithoutSpacesAreCounted() {
        assertEquals(200_000, WordCount.ofText("东京。".repeat(200_000)));
    }

    @Property
    void additionalSpacesDoNotChangeTheNumberOfWords(@ForAll @IntRange(max = 200) int words,
            @ForAll @IntRange(min = 1, max = 4) int spaces) {
        assertEquals(words, WordCount.ofText(("word," + " ".repeat(spaces)).repeat(words)));
    }

    @Property
    void noTextHasMoreWordsThanCharacters(@ForAll String text) {
        assertTrue(WordCount.ofText(text) <= text.length());
    }

    @ParameterizedTest
    @CsvSource({ "0, 0", "1, 1", "199, 1", "200, 1", "201, 2", "400, 2", "401, 3", "2147483647, 10737419" })
    void theReadingTimeIsOneMinuteForEvery200Words(int words, int minutes) {
        assertEquals(minutes, ReadingTime.minutes(words));
    }
}
