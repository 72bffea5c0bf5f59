package dev.standfirst.text;

import org.jsoup.Jsoup;

/** What a reader sees of HTML, on one line: excerpts, word counts and searches are made from it. */
public final class PlainText {

    private PlainText() {
    }

    /**
     * Tags dropped, entities decoded, whitespace folded to single spaces. Blocks, list items, table cells and line breaks
     * separate words, inline tags do not; soft hyphens and zero-width spaces, which only say where a line may break, are
     * dropped.
     */
    public static String of(String html) {
        return folded(Jsoup.parseBodyFragment(html).body().text());
    }

    /** Every run of whitespace as one space, and none at the ends. */
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
