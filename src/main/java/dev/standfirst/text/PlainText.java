package dev.standfirst.text;

/** Visible text of HTML, on one line, for word counts and searches. */
public final class PlainText {

    private PlainText() {
    }

    /**
     * Removes tags, decodes entities and folds whitespace to single spaces. Blocks, list items, table cells and line breaks
     * separate words, inline tags do not. Soft hyphens and zero-width spaces, which only mark possible line breaks, are
     * removed, and so are marks of footnotes, links back to them, readings of ruby annotations and hidden text.
     */
    public static String of(String html) {
        return folded(BodyText.whole(html));
    }

    /** Replaces every run of whitespace by one space, and removes it at the ends. */
    static String folded(String text) {
        var folded = new StringBuilder(text.length());
        for (var word = Word.first(text); word != null; word = word.next()) {
            if (!folded.isEmpty()) {
                folded.append(' ');
            }
            folded.append(text, word.start(), word.end());
        }
        return folded.toString();
    }
}
