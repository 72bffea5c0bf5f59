package dev.standfirst.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** The mark {@code <!--more-->}, with which authors end the excerpt of a body. */
public final class MoreMark {

    private static final Pattern CONTENT = Pattern.compile("(?is)\\s*more(?:\\s.*)?");

    private static final String START = "<!--";
    private static final String END = "-->";

    private MoreMark() {
    }

    /** Returns the HTML before the mark, still to be sanitised, with its last elements open; nothing if there is no mark. */
    public static Optional<String> before(String html) {
        var at = html.indexOf('<');
        while (at >= 0) {
            if (html.startsWith(START, at)) {
                var end = html.indexOf(END, at + START.length());
                if (end < 0) {
                    return Optional.empty();
                }
                if (CONTENT.matcher(html.substring(at + START.length(), end)).matches()) {
                    return Optional.of(html.substring(0, at));
                }
                at = html.indexOf('<', end);
            } else {
                at = html.indexOf('<', endOfTag(html, at + 1));
            }
        }
        return Optional.empty();
    }

    /** Returns the end of a tag, whose attributes may contain the mark; the same index if no tag begins there. */
    private static int endOfTag(String html, int start) {
        if (start == html.length() || html.charAt(start) != '/' && !Character.isLetter(html.charAt(start))) {
            return start;
        }
        var quote = '\0';
        for (var at = start; at < html.length(); at++) {
            var c = html.charAt(at);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '>') {
                return at;
            } else if ((c == '"' || c == '\'') && html.charAt(at - 1) == '=') {
                quote = c;
            }
        }
        return html.length();
    }
}
