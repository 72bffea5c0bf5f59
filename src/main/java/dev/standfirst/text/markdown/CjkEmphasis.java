package dev.standfirst.text.markdown;

import java.util.regex.Pattern;

/**
 * Emphasis in texts without spaces. CommonMark decides by spaces and punctuation whether {@code **} opens or closes, and
 * leaves {@code 这是**重要。**内容} as it is. A punctuation mark between {@code **} and the letter makes it close; the mark is
 * removed from the HTML again.
 */
final class CjkEmphasis {

    /** A SignWriting parenthesis: punctuation that no text in Chinese, Japanese or Korean contains. */
    private static final String MARK = Character.toString(0x1DA8B);

    private static final String LETTER = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}]";

    private static final String PUNCTUATION = "[\\p{P}\\p{S}&&[^*~_`\\\\]]";

    private static final Pattern CLOSING = Pattern.compile("(?<=" + PUNCTUATION + ")([*~]{1,3})(?=" + LETTER + ")");

    private static final Pattern OPENING = Pattern
            .compile("(?<=" + LETTER + ")([*~]{1,3})(?=" + PUNCTUATION + ")");

    private CjkEmphasis() {
    }

    static String prepare(String source) {
        if (source.contains(MARK)) {
            return source;
        }
        var closing = CLOSING.matcher(source).replaceAll("$1" + MARK);
        return OPENING.matcher(closing).replaceAll(MARK + "$1");
    }

    static String restore(String html) {
        return html.replace(MARK, "");
    }
}
