package dev.standfirst.text;

/**
 * Detects Markdown whose HTML would be far longer than its source. Missing table cells are added, so that 80 kB can produce a
 * hundred million of them; each footnote reference becomes two links.
 */
final class Amplification {

    private static final long MAX_CELLS = 1_000_000;

    private static final int MAX_FOOTNOTES = 20_000;

    private Amplification() {
    }

    /**
     * Returns whether the source may exceed a limit. Estimates an upper bound from the text alone: the width of the widest
     * possible table times the number of lines.
     */
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
                // Counts only pipes in what can be the second line of a table, which determines its columns.
                default -> pipes = 0;
            }
        }
        return footnotes > MAX_FOOTNOTES || lines * widest > MAX_CELLS;
    }
}
