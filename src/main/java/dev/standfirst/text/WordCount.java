package dev.standfirst.text;

/** Number of words of a text, in languages with and without spaces between words. */
public final class WordCount {

    private WordCount() {
    }

    /** Counts the {@link Words} that contain a letter or digit. */
    public static int ofText(String text) {
        var count = 0;
        for (var words = new Words(text); words.next();) {
            if (words.isLettered()) {
                count++;
            }
        }
        return count;
    }
}
