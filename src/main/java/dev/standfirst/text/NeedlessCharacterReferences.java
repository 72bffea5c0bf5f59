package dev.standfirst.text;

/**
 * Decodes character references that the sanitiser writes although HTML does not need them: quotation marks and {@code = + @}
 * in text, full-width punctuation, emoji. The sanitiser does so against charset attacks (UTF-7, unpaired surrogates) and old
 * parsers like that of Internet Explorer; the service sends UTF-8 only, and people read its JSON, too.
 */
final class NeedlessCharacterReferences {

    /** First code point from which the sanitiser writes every character as a reference. */
    private static final int FULL_WIDTH_FORMS = 0xFE60;

    /**
     * Small and full-width forms of characters with a meaning in HTML. They stay encoded, because Unicode normalisation would
     * turn them into those characters.
     */
    private static final String LOOKALIKES = "\uFE60\uFE64\uFE65\uFF02\uFF06\uFF07\uFF1C\uFF1D\uFF1E\uFF40";

    private NeedlessCharacterReferences() {
    }

    /**
     * Decodes the needless references.
     *
     * @param html HTML as the sanitiser writes it: {@code <} and {@code >} only begin and end tags and comments, attribute
     *        values are in double quotes
     */
    static String decode(String html) {
        var decoded = new StringBuilder(html.length());
        var inTag = false;
        var copied = 0;
        for (var at = 0; at < html.length(); at++) {
            switch (html.charAt(at)) {
                case '<' -> inTag = true;
                case '>' -> inTag = false;
                case '&' -> {
                    var end = html.indexOf(';', at);
                    var codePoint = end < 0 ? -1 : numeric(html, at + 1, end);
                    if (isNeedless(codePoint, inTag)) {
                        decoded.append(html, copied, at).appendCodePoint(codePoint);
                        copied = end + 1;
                        at = end;
                    }
                }
                default -> {
                }
            }
        }
        return decoded.append(html, copied, html.length()).toString();
    }

    private static boolean isNeedless(int codePoint, boolean inTag) {
        return switch (codePoint) {
            case '\'', '=', '+', '@' -> true;
            case '"', '`' -> !inTag;
            default -> codePoint >= FULL_WIDTH_FORMS && LOOKALIKES.indexOf(codePoint) < 0;
        };
    }

    /**
     * Returns the code point of {@code #39} or {@code #x1f600}, in the short form that the sanitiser writes; -1 for anything
     * else.
     */
    private static int numeric(String html, int start, int end) {
        if (end - start < 2 || end - start > 8 || html.charAt(start) != '#') {
            return -1;
        }
        var hexadecimal = html.charAt(start + 1) == 'x';
        try {
            var codePoint = Integer.parseInt(html, hexadecimal ? start + 2 : start + 1, end, hexadecimal ? 16 : 10);
            return Character.isValidCodePoint(codePoint) && !Character.isISOControl(codePoint) ? codePoint : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
