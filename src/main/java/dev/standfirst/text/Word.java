package dev.standfirst.text;

import org.jspecify.annotations.Nullable;

import com.ibm.icu.lang.UCharacter;

/** Run of characters without whitespace, found without copying: a body may be one word of ten megabytes. */
record Word(String text, int start, int end) {

    static @Nullable Word first(String text) {
        return from(text, 0);
    }

    @Nullable
    Word next() {
        return from(text, end);
    }

    private static @Nullable Word from(String text, int from) {
        var start = from;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        var end = start;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        return start == end ? null : new Word(text, start, end);
    }

    /**
     * Returns whether a character is Unicode White_Space, including no-break spaces: editors write {@code &nbsp;} where an
     * author typed two spaces.
     */
    private static boolean isSpace(char c) {
        // Nearly all characters of most texts are ASCII, for which a comparison is faster than the tables of ICU.
        return c < 0x80 ? c == ' ' || c >= '\t' && c <= '\r' : UCharacter.isUWhiteSpace(c);
    }
}
