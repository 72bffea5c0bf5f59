package dev.standfirst.text;

import static com.ibm.icu.lang.UScript.HAN;
import static com.ibm.icu.lang.UScript.HIRAGANA;
import static com.ibm.icu.lang.UScript.KATAKANA;
import static com.ibm.icu.lang.UScript.KHMER;
import static com.ibm.icu.lang.UScript.LAO;
import static com.ibm.icu.lang.UScript.MYANMAR;
import static com.ibm.icu.lang.UScript.THAI;
import static com.ibm.icu.lang.UScript.TIBETAN;

import org.jspecify.annotations.Nullable;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Words of a text, one after the other, in languages with and without spaces between words. A token, which ends at whitespace,
 * is a word. Inside a token, runs of Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar and Tibetan are divided by dictionary
 * or, in Tibetan, into syllables (UAX #29, as ICU implements it), and the parts between them are words like tokens. A token
 * without letters and digits, such as a dash, is one symbol.
 */
final class Words {

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

    private final String text;
    private @Nullable Word token;
    private boolean tokenHasWord;
    /** Index in the token up to which words were found. */
    private int at;
    private int start;
    private int end;

    private @Nullable BreakIterator dictionary;
    /** Start and end of the run that the dictionary divides; equal if there is none. */
    private int runStart;
    private int runEnd;

    Words(String text) {
        this.text = text;
        this.token = Word.first(text);
        this.at = token == null ? 0 : token.start();
    }

    /** Moves to the next word, and returns whether there is one. */
    boolean next() {
        while (token != null) {
            if (nextInToken(token)) {
                tokenHasWord = true;
                return true;
            }
            var ended = token;
            var isSymbol = !tokenHasWord;
            token = ended.next();
            at = token == null ? text.length() : token.start();
            tokenHasWord = false;
            if (isSymbol) {
                start = ended.start();
                end = ended.end();
                return true;
            }
        }
        return false;
    }

    int start() {
        return start;
    }

    /** End of the word, without the punctuation that follows it in a script without spaces. */
    int end() {
        return end;
    }

    /** Returns whether the word contains a letter or digit. */
    boolean isLettered() {
        return tokenHasWord;
    }

    private boolean nextInToken(Word inToken) {
        while (true) {
            if (runStart < runEnd) {
                if (nextInRun()) {
                    return true;
                }
                at = runEnd;
                runStart = runEnd;
            }
            while (at < inToken.end()) {
                var codePoint = text.codePointAt(at);
                if (isUnspaced(codePoint)) {
                    runStart = at;
                    runEnd = endOfRun(at, inToken.end());
                    dictionary().setText(text.substring(runStart, runEnd));
                    break;
                }
                if (Character.isLetterOrDigit(codePoint)) {
                    start = at;
                    end = endOfSpaced(at, inToken.end());
                    at = end;
                    return true;
                }
                at += Character.charCount(codePoint);
            }
            if (runStart >= runEnd) {
                return false;
            }
        }
    }

    private boolean nextInRun() {
        var words = dictionary();
        var from = words.current();
        for (var to = words.next(); to != BreakIterator.DONE; to = words.next()) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                start = runStart + from;
                end = runStart + to;
                return true;
            }
            from = to;
        }
        return false;
    }

    private BreakIterator dictionary() {
        if (dictionary == null) {
            dictionary = BreakIterator.getWordInstance(ULocale.ROOT);
        }
        return dictionary;
    }

    private int endOfSpaced(int from, int tokenEnd) {
        var index = from;
        while (index < tokenEnd && !isUnspaced(text.codePointAt(index))) {
            index += Character.charCount(text.codePointAt(index));
        }
        return index;
    }

    /** Returns the end of a run. Marks and punctuation belong to it, because the segmentation needs them. */
    private int endOfRun(int from, int tokenEnd) {
        var index = from;
        while (index < tokenEnd && index - from < 2 * LONG_RUN) {
            var codePoint = text.codePointAt(index);
            var letter = Character.isLetterOrDigit(codePoint);
            if (letter ? !isUnspaced(codePoint) : index - from >= LONG_RUN) {
                break;
            }
            index += Character.charCount(codePoint);
        }
        return index;
    }

    private static boolean isUnspaced(int codePoint) {
        if (codePoint < FIRST_UNSPACED) {
            return false;
        }
        return switch (UScript.getScript(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
            // Characters that Hiragana and Katakana share, such as the long vowel mark.
            default -> UScript.hasScript(codePoint, KATAKANA);
        };
    }
}
