package dev.standfirst.text;

/** Titles and names: one line of text. */
public final class OneLine {

    private OneLine() {
    }

    /**
     * Folds a text to one line: white space that contains a line feed, a tab or another control character becomes one space, and
     * invisible characters at both ends disappear. Bidirectional formatting that does not end within the text disappears, too,
     * because it would also turn the text that follows it on a page (Unicode UAX 9, §3.3.2).
     */
    public static String of(String text) {
        var folded = withoutControls(text);
        var balanced = isBidiBalanced(folded) ? folded : withoutBidi(folded);
        return stripped(balanced);
    }

    private static String withoutControls(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length();) {
            var end = i;
            var hasControl = false;
            while (end < text.length() && (isControl(text.charAt(end)) || isSpace(text.charAt(end)))) {
                hasControl |= isControl(text.charAt(end++));
            }
            if (end == i) {
                line.append(text.charAt(i++));
            } else {
                line.append(hasControl ? " " : text.substring(i, end));
                i = end;
            }
        }
        return line.toString();
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private static boolean isSpace(char c) {
        return Character.isSpaceChar(c);
    }

    private static boolean isBidiBalanced(String text) {
        var open = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var kind = bidi(text.charAt(i));
            if (kind == 'e' || kind == 'i') {
                open.append(kind);
            } else if (kind != 0) {
                var expected = kind == 'E' ? 'e' : 'i';
                if (open.isEmpty() || open.charAt(open.length() - 1) != expected) {
                    return false;
                }
                open.setLength(open.length() - 1);
            }
        }
        return open.isEmpty();
    }

    /** Returns e and E for the start and end of an embedding or override, i and I for those of an isolate, 0 for the rest. */
    private static char bidi(char c) {
        return switch (c) {
            case '\u202A', '\u202B', '\u202D', '\u202E' -> 'e';
            case '\u202C' -> 'E';
            case '\u2066', '\u2067', '\u2068' -> 'i';
            case '\u2069' -> 'I';
            default -> 0;
        };
    }

    private static String withoutBidi(String text) {
        var kept = new StringBuilder(text.length());
        text.chars().filter(c -> bidi((char) c) == 0).forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static String stripped(String text) {
        var begin = 0;
        var end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(char c) {
        return isSpace(c) || isControl(c) || c == '\u200B' || c == '\u2060' || c == '\uFEFF';
    }
}
