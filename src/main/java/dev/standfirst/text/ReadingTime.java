package dev.standfirst.text;

/** Time an adult needs to read a text silently. */
public final class ReadingTime {

    private static final int WORDS_PER_MINUTE = 200;

    private ReadingTime() {
    }

    /** Returns minutes at 200 words a minute, rounded up: at least 1, and 0 only for no words. */
    public static int minutes(int words) {
        return (int) Math.ceil((double) words / WORDS_PER_MINUTE);
    }
}
