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

/** How many words a text has, for the languages that put spaces between them and for those that do not. */
public final class WordCount {

    /** Thai is the first block that is written without spaces; most texts never reach it, and never ask for a script. */
    private static final int FIRST_UNSPACED = 0x0E00;

    /**
     * Runs longer than this end at the next punctuation, and at twice this anywhere: the dictionary's memory grows with
     * the run.
     */
    private static final int LONG_RUN = 10_000;

    private WordCount() {
    }

    /**
     * Whitespace-separated tokens that hold a letter or digit. Inside a token, runs of Han, Hiragana, Katakana, Thai,
     * Lao, Khmer and Myanmar are counted by dictionary (Unicode's UAX #29 as ICU does it), and what stands between them
     * counts as a token would.
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

    /** Marks, punctuation and the like belong to the run, since the segmentation knows what they mean there. */
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
            // The long vowel mark and its like, which Hiragana and Katakana share.
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
