package dev.standfirst.text.markdown;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Front matter: properties of a post above its text, as site generators write them. A post of the API has properties of its
 * own, so front matter would only appear as text.
 */
final class FrontMatter {

    private static final Pattern YAML_LINE = Pattern
            .compile("[\\p{L}_\"'][\\p{L}\\p{N}_ .\"'/-]{0,99}:(?:\\s.*)?|- .*|#.*|\\s.*|[}\\]],?|");

    private static final Pattern YAML_KEY = Pattern.compile("[\\p{L}_\"'][\\p{L}\\p{N}_ .\"'/-]{0,99}:(?:\\s.*)?|#.*");

    private static final Pattern TOML_FIRST = Pattern.compile("\\s*(?:[\\p{L}\\p{N}_.\"'-]{1,100}\\s*=.*|\\[.*|#.*)");

    private static final Pattern JSON_FIRST = Pattern.compile("\\s*(?:\\{.*|\"[^\"]{1,100}\"\\s*:.*)");

    private static final Pattern JSON_START = Pattern.compile("\\{\\s*\"[^\"\\n]{1,100}\"\\s*:");

    private FrontMatter() {
    }

    /**
     * Rejects a source that begins with front matter. A thematic break, a table or a text in braces is none: front matter ends
     * at a line of its own, and each of its lines has a form.
     */
    static void reject(String source) {
        var lineEnd = endOfLine(source, 0);
        var format = switch (source.substring(0, Math.min(lineEnd, 20)).stripTrailing()) {
            case "---" -> isBlock(source, lineEnd, line -> line.equals("---") || line.equals("..."),
                    YAML_KEY.asMatchPredicate(), YAML_LINE.asMatchPredicate()) ? "YAML" : "";
            case "---yaml", "---yml", "--- yaml" -> isBlock(source, lineEnd, "---"::equals) ? "YAML" : "";
            case "---toml" -> isBlock(source, lineEnd, "---"::equals) ? "TOML" : "";
            case "---json" -> isBlock(source, lineEnd, "---"::equals) ? "JSON" : "";
            case "+++" -> isBlock(source, lineEnd, "+++"::equals, TOML_FIRST.asMatchPredicate(), line -> true) ? "TOML" : "";
            case ";;;" -> isBlock(source, lineEnd, ";;;"::equals, JSON_FIRST.asMatchPredicate(), line -> true) ? "JSON" : "";
            default -> JSON_START.matcher(source).lookingAt() && isBlock(source, 0, "}"::equals) ? "JSON" : "";
        };
        if (!format.isEmpty()) {
            throw new MarkdownException("FrontMatter", "must not begin with " + format
                    + " front matter; send its values as properties of the post, or put an empty line first if it is text");
        }
    }

    private static boolean isBlock(String source, int from, Predicate<String> end) {
        return isBlock(source, from, end, line -> true, line -> true);
    }

    /** Returns whether lines up to an end have the form of front matter; the first line that is not empty decides first. */
    private static boolean isBlock(String source, int from, Predicate<String> end, Predicate<String> first,
            Predicate<String> other) {
        var isFirst = true;
        for (var start = from == 0 ? 0 : startOfLine(source, from); start < source.length();) {
            var lineEnd = endOfLine(source, start);
            var line = source.substring(start, lineEnd).stripTrailing();
            if (end.test(line)) {
                return !isFirst;
            }
            if (!line.isEmpty()) {
                if (!(isFirst ? first : other).test(line)) {
                    return false;
                }
                isFirst = false;
            }
            start = startOfLine(source, lineEnd);
        }
        return false;
    }

    private static int endOfLine(String source, int from) {
        var at = from;
        while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int startOfLine(String source, int lineEnd) {
        return source.startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1;
    }
}
