package dev.standfirst.text;

import static com.ibm.icu.lang.UScript.HAN;
import static com.ibm.icu.lang.UScript.HIRAGANA;
import static com.ibm.icu.lang.UScript.KATAKANA;
import static com.ibm.icu.lang.UScript.KHMER;
import static com.ibm.icu.lang.UScript.LAO;
import static com.ibm.icu.lang.UScript.MYANMAR;
import static com.ibm.icu.lang.UScript.THAI;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Number of words of a text, in languages with and without spaces between words. */
public final class WordCount {

    /**
     * First code point of Thai, the first block of a script without spaces. Most texts never reach it, and need no lookup of
     * scripts.
     */
    private static final int FIRST_UNSPACED = 0x0E00;

    /**
     * Maximum length of a run: longer ones end at the next punctuation, and at twice this length anywhere, because the
     * dictionary's memory grows with the run.
     */
    private static final int LONG_RUN = 10_000;

    private WordCount() {
    }

    /**
     * Counts tokens that are separated by whitespace and contain a letter or digit. Inside a token, runs of Han, Hiragana,
     * Katakana, Thai, Lao, Khmer and Myanmar are counted by dictionary (UAX #29, as ICU implements it), and the parts between
     * them count like tokens.
     */
    public static int ofText(String text) {
        var count = 0;
        for (var word = Word.first(text); word != null; word = word.next()) {
            count += in(text, word.start(), word.end());
        }
        return count;
    }

    private static int in(String text, int start, int end) {
        var count = 0;
        var inSpaced = false;
        for (var at = start; at < end;) {
            var codePoint = text.codePointAt(at);
            if (isUnspaced(codePoint)) {
                var runEnd = endOfRun(text, at, end);
                count += segments(text.substring(at, runEnd));
                inSpaced = false;
                at = runEnd;
            } else {
                if (!inSpaced && Character.isLetterOrDigit(codePoint)) {
                    count++;
                    inSpaced = true;
                }
                at += Character.charCount(codePoint);
            }
        }
        return count;
    }

    /** Returns the end of a run. Marks and punctuation belong to it, because the segmentation needs them. */
    private static int endOfRun(String text, int start, int end) {
        var at = start;
        while (at < end && at - start < 2 * LONG_RUN) {
            var codePoint = text.codePointAt(at);
            var letter = Character.isLetterOrDigit(codePoint);
            if (letter ? !isUnspaced(codePoint) : at - start >= LONG_RUN) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static boolean isUnspaced(int codePoint) {
        if (codePoint < FIRST_UNSPACED) {
            return false;
        }
        return switch (UScript.getScript(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            // Characters that Hiragana and Katakana share, such as the long vowel mark.
            default -> UScript.hasScript(codePoint, KATAKANA);
        };
    }

    private static int segments(String run) {
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(run);
        var count = 0;
        while (words.next() != BreakIterator.DONE) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                count++;
            }
        }
        return count;
    }
}
