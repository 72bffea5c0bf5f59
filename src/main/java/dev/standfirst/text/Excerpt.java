package dev.standfirst.text;

import java.util.ArrayList;
import java.util.List;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/** Automatic excerpt of a post without a custom one: the first words of its text. */
public final class Excerpt {

    private static final int WORDS = 15;

    /** Maximum length in code points. Fifteen words of prose are far shorter. */
    public static final int MAX_LENGTH = 5_000;

    private static final char ELLIPSIS = '…';

    private Excerpt() {
    }

    /**
     * Returns the excerpt of sanitised HTML: its {@link #ofText} without footnotes, shortcodes, code blocks and tables of
     * contents, and with captions only if there is no other text.
     */
    public static String ofHtml(String html) {
        return ofText(BodyText.teaser(html));
    }

    /**
     * Returns the first 15 {@link Words} with whitespace folded, and {@code …} directly after the last word and its
     * punctuation, even after the end of a sentence ({@code make.…}). A text of 15 words or fewer is returned whole, without
     * {@code …}.
     */
    public static String ofText(String text) {
        var words = new Words(text);
        var ends = new ArrayList<Integer>();
        var isWhole = true;
        while (words.next()) {
            if (ends.size() == WORDS) {
                isWhole = false;
                break;
            }
            ends.add(words.end());
        }
        if (isWhole) {
            var whole = PlainText.folded(text);
            return whole.codePointCount(0, whole.length()) <= MAX_LENGTH ? whole : shortened(whole);
        }
        return beginning(text, ends);
    }

    /**
     * Returns the text up to the last end whose beginning has no more than 15 words: a dictionary may divide the end of a text
     * in another way if more text follows.
     */
    private static String beginning(String text, List<Integer> ends) {
        for (var last = ends.size() - 1; last > 0; last--) {
            var beginning = beginning(text, ends.get(last));
            if (WordCount.ofText(beginning) <= WORDS) {
                return beginning;
            }
        }
        return beginning(text, ends.get(0));
    }

    private static String beginning(String text, int wordEnd) {
        var end = endOfPunctuation(text, wordEnd);
        while (end > 0 && isOpening(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        var beginning = PlainText.folded(text.substring(0, end));
        return beginning.codePointCount(0, beginning.length()) < MAX_LENGTH ? beginning + ELLIPSIS : shortened(beginning);
    }

    /**
     * Returns the end of the marks and of the closing punctuation after a word; opening punctuation belongs to the next word.
     */
    private static int endOfPunctuation(String text, int wordEnd) {
        var end = wordEnd;
        while (end < text.length()) {
            var codePoint = text.codePointAt(end);
            switch (Character.getType(codePoint)) {
                case Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION,
                        Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK,
                        Character.FORMAT ->
                    end += Character.charCount(codePoint);
                default -> {
                    return endOfCharacter(text, end);
                }
            }
        }
        return end;
    }

    private static boolean isOpening(int codePoint) {
        var type = Character.getType(codePoint);
        return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
    }

    /** Returns the end of the grapheme cluster that an index lies in. */
    private static int endOfCharacter(String text, int index) {
        var from = Math.max(0, index - 100);
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text.substring(from, Math.min(text.length(), index + 100)));
        return characters.isBoundary(index - from) ? index : from + characters.current();
    }

    /** Cuts a text between two grapheme clusters, so that it has the maximum length with the ellipsis. */
    private static String shortened(String text) {
        var limit = text.offsetByCodePoints(0, MAX_LENGTH - 1);
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text.substring(0, Math.min(text.length(), limit + 100)));
        var end = characters.isBoundary(limit) ? limit : Math.max(0, characters.preceding(limit));
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
