package dev.standfirst.slug;

import java.util.regex.Pattern;

import com.ibm.icu.text.Transliterator;

/** Rules of slugs: lower-case ASCII words joined by single hyphens, and never in the form of a UUID. */
public final class Slug {

    /** Maximum length in characters: enough for any headline, and short enough for an address. */
    public static final int MAX_LENGTH = 120;

    /** Regular expression of a lower-case UUID. No slug has that form, so that ids and slugs can be distinguished. */
    static final String UUID_PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** Regular expression for validators and the API document; the look-ahead excludes the form of a UUID. */
    public static final String PATTERN = "(?!" + UUID_PATTERN + "$)[a-z0-9]+(-[a-z0-9]+)*";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** Maximum length before {@link Slugs} appends “-2”, “-3” … to make a slug unique. */
    private static final int MAX_STEM = MAX_LENGTH - 10;

    private static final int MAX_TITLE = 1_000;

    /** Transliterates any script to Latin letters, and those to ASCII where possible. */
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private Slug() {
    }

    /**
     * Makes a slug of a text: folds it to ASCII and cuts it at the end of a word if it is too long. A text without letters or
     * digits that can be folded becomes {@code fallback}; a text in the form of a UUID gets {@code fallback-} as its prefix.
     */
    public static String of(String text, String fallback) {
        var folded = cut(TO_ASCII.transliterate(text.length() > MAX_TITLE ? text.substring(0, MAX_TITLE) : text)
                // “don't” is one word.
                .replaceAll("(?<=[a-z0-9])'(?=[a-z0-9])", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        if (folded.isEmpty()) {
            return fallback;
        }
        return isValid(folded) ? folded : fallback + "-" + folded;
    }

    /** Returns whether a given slug is well-formed. */
    public static boolean isValid(String slug) {
        return slug.length() <= MAX_LENGTH && VALID.matcher(slug).matches();
    }

    private static String cut(String slug) {
        if (slug.length() <= MAX_STEM) {
            return slug;
        }
        var end = slug.lastIndexOf('-', MAX_STEM);
        return slug.substring(0, end > 0 ? end : MAX_STEM);
    }
}
