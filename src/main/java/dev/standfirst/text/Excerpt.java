package dev.standfirst.text;

/** Automatic excerpt of a post without a custom one: the first words of its text. */
public final class Excerpt {

    private static final int WORDS = 15;

    /**
     * Maximum length in code points. Fifteen words of prose are far shorter; without the limit, a body without spaces would
     * be its own excerpt.
     */
    public static final int MAX_LENGTH = 5_000;

    private static final char ELLIPSIS = '…';

    private Excerpt() {
    }

    /**
     * Returns the first 15 words with whitespace folded, and {@code …} directly after the last word, even after the end of a
     * sentence ({@code make.…}). A text of 15 words or fewer is returned whole, without {@code …}.
     */
    public static String ofText(String text) {
        var excerpt = new StringBuilder();
        var word = Word.first(text);
        for (var words = 0; word != null && words < WORDS; words++) {
            if (words > 0) {
                excerpt.append(' ');
            }
            excerpt.append(text, word.start(), word.end());
            word = word.next();
        }
        return word == null ? whole(excerpt) : shortened(excerpt, MAX_LENGTH - 1);
    }

    private static String whole(StringBuilder excerpt) {
        return excerpt.codePointCount(0, excerpt.length()) <= MAX_LENGTH ? excerpt.toString()
                : shortened(excerpt, MAX_LENGTH - 1);
    }

    private static String shortened(StringBuilder excerpt, int codePoints) {
        if (excerpt.codePointCount(0, excerpt.length()) > codePoints) {
            excerpt.setLength(excerpt.offsetByCodePoints(0, codePoints));
        }
        return excerpt.toString().stripTrailing() + ELLIPSIS;
    }
}
