package dev.standfirst.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortcodes of other systems, which are no text: {@code [name …]} and {@code [/name]} of WordPress, {@code {{< … >}}} of Hugo,
 * {@code {% … %}} of Jekyll. The words between a pair stay, except for code and captions.
 */
final class Shortcodes {

    /** Brackets and braces, and the noncharacters that replace them in code, where they are text. */
    private static final String MARKS = "[]{}";
    private static final char FIRST_PROTECTED = '\uFDD0';

    private static final Pattern SHORTCODE = Pattern.compile("""
            \\[(?<closing>/?)(?<name>[a-z][a-z0-9_-]{0,39})(?<rest>(?:[\\s=/][^\\[\\]]{0,1000})?)]\
            |\\{\\{(?<hugo>[<%])\\s*(?<hugoName>/?\\s*[\\w./-]{0,40})[^{}]{0,1000}[>%]}}\
            |\\{%-?\\s*(?<jekyllName>\\w{0,40})[^{}]{0,1000}%}""");

    /** Words in brackets that editors add to quotations. */
    private static final Set<String> EDITORIAL = Set.of("sic");

    private static final String CAPTION = "caption";

    /** Pairs whose content is code or a caption. */
    private static final Set<String> NOT_PROSE = Set.of(CAPTION, "code", "sourcecode", "highlight", "gist", "pre", "php",
            "javascript", "js", "css", "html", "xml", "java", "csharp", "python", "ruby", "sql", "bash", "math", "latex");

    private Shortcodes() {
    }

    /** Replaces a bracket or brace in code by a character that begins no shortcode. */
    static char protect(char c) {
        var mark = MARKS.indexOf(c);
        return mark < 0 ? c : (char) (FIRST_PROTECTED + mark);
    }

    /** Removes shortcodes from a text with a line for each block, and the content of captions unless they are kept. */
    static String remove(String text, boolean withCaptions) {
        if (text.indexOf('[') < 0 && text.indexOf('{') < 0) {
            return unprotected(text);
        }
        var kept = new StringBuilder(text.length());
        var ends = new HashMap<String, Integer>();
        var match = SHORTCODE.matcher(text);
        var copied = 0;
        while (match.find()) {
            if (match.start() < copied || !isShortcode(match, text, ends)) {
                continue;
            }
            kept.append(text, copied, match.start()).append(' ');
            copied = withCaptions && CAPTION.equals(match.group("name")) ? match.end()
                    : Math.max(match.end(), endOfContent(match, text, ends));
        }
        return unprotected(kept.append(text, copied, text.length()).toString());
    }

    /**
     * Returns whether a match is a shortcode. A word or a sentence in brackets may be text: {@code [the ferry]} is a shortcode
     * only with attributes, with a closing mark, or alone in its block.
     */
    private static boolean isShortcode(Matcher match, String text, Map<String, Integer> ends) {
        var name = match.group("name");
        if (name == null) {
            return true;
        }
        var rest = match.group("rest").strip();
        if (!match.group("closing").isEmpty() || rest.isEmpty()) {
            return !EDITORIAL.contains(name);
        }
        return rest.chars().anyMatch(c -> "=\"“”/:0123456789".indexOf(c) >= 0) || name.indexOf('_') >= 0
                || indexOf("[/" + name + "]", match.end(), text, ends) >= 0 || isAlone(text, match.start(), match.end());
    }

    private static boolean isAlone(String text, int start, int end) {
        var before = start - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        var after = end;
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        return (before < 0 || text.charAt(before) == '\n') && (after == text.length() || text.charAt(after) == '\n');
    }

    /** Returns the end of the content that is removed, too; 0 if the content stays. */
    private static int endOfContent(Matcher match, String text, Map<String, Integer> ends) {
        var name = match.group("name");
        if (name != null) {
            return match.group("closing").isEmpty() && NOT_PROSE.contains(name)
                    ? Math.max(0, indexOf("[/" + name + "]", match.end(), text, ends))
                    : 0;
        }
        if ("highlight".equals(match.group("jekyllName"))) {
            return Math.max(0, indexOf("{% endhighlight", match.end(), text, ends));
        }
        return match.group("hugo") != null && "highlight".equals(match.group("hugoName"))
                ? Math.max(0, indexOf("{{" + match.group("hugo") + " /highlight", match.end(), text, ends))
                : 0;
    }

    /** Finds a text, and remembers where, so that many openings before one end are not searched again and again. */
    private static int indexOf(String end, int from, String text, Map<String, Integer> ends) {
        var known = ends.get(end);
        if (known == null || known >= 0 && known < from) {
            known = text.indexOf(end, from);
            ends.put(end, known);
        }
        return known;
    }

    private static String unprotected(String text) {
        var unprotected = text;
        for (var mark = 0; mark < MARKS.length(); mark++) {
            unprotected = unprotected.replace((char) (FIRST_PROTECTED + mark), MARKS.charAt(mark));
        }
        return unprotected;
    }
}
