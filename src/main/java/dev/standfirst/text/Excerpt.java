package dev.standfirst.text;

/** The excerpt of a post whose author wrote none: its first words. */
public final class Excerpt {

    private static final int WORDS = 15;

    /** In code points. Fifteen words of prose stay far below; a body without spaces would be its own excerpt otherwise. */
    public static final int MAX_LENGTH = 5_000;

    private static final char ELLIPSIS = '…';

    private Excerpt() {
    }

    /**
     * The first 15 words, whitespace folded, then {@code …} glued to the last one, also where that one ends a sentence
     * ({@code make.…}). A text of 15 words or fewer is its own excerpt, with no {@code …}.
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
