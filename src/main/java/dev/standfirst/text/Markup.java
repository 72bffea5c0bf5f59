package dev.standfirst.text;

/** Characters of a source that may begin an element: each can cost a few hundred bytes of memory while it is rendered. */
public final class Markup {

    private static final String MARKDOWN = "[]!*_~`<>|-+^\n";

    private Markup() {
    }

    /** Counts the characters of HTML that may begin an element. */
    public static int countInHtml(String source) {
        return count(source, "<");
    }

    /** Counts the characters of Markdown that may begin an element; a run of the same character counts once. */
    public static int countInMarkdown(String source) {
        return count(source, MARKDOWN);
    }

    private static int count(String source, String marks) {
        var count = 0;
        for (var at = 0; at < source.length(); at++) {
            var c = source.charAt(at);
            if (c < 128 && marks.indexOf(c) >= 0 && !isRepeated(source, at, c)) {
                count++;
            }
        }
        return count;
    }

    /** Whether the character continues a run that makes one element, such as a rule of hyphens or emphasis. */
    private static boolean isRepeated(String source, int at, char c) {
        return "-*_~`+".indexOf(c) >= 0 && at > 0 && source.charAt(at - 1) == c;
    }
}
