package dev.standfirst.text;

/**
 * Markdown that becomes far more HTML than it is long. Missing cells of a table are added, so that 80 kB can ask for a hundred
 * million of them; each mention of a footnote is linked there and back.
 */
final class Amplification {

    private static final long MAX_CELLS = 1_000_000;

    private static final int MAX_FOOTNOTES = 20_000;

    private Amplification() {
    }

    /** An upper bound, from the text alone: as wide as its widest table could be, times as many rows as it has lines. */
    static boolean isExcessive(String source) {
        var lines = 1L;
        var widest = 0L;
        var footnotes = 0;
        var pipes = 0L;
        for (var at = 0; at < source.length(); at++) {
            switch (source.charAt(at)) {
                case '\n', '\r' -> {
                    lines++;
                    pipes = 0;
                }
                case '|' -> widest = Math.max(widest, ++pipes + 1);
                case '-', ':', ' ', '\t' -> {
                }
                case '^' -> {
                    footnotes += at > 0 && source.charAt(at - 1) == '[' ? 1 : 0;
                    pipes = 0;
                }
                // Only what can be a table's second line counts, which says how many columns there are.
                default -> pipes = 0;
            }
        }
        return footnotes > MAX_FOOTNOTES || lines * widest > MAX_CELLS;
    }
}
