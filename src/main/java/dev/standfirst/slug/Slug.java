package dev.standfirst.slug;

import java.util.regex.Pattern;

import com.ibm.icu.text.Transliterator;

/** The rules of a slug: lower-case ASCII words joined by single hyphens, and never the form of a UUID. */
public final class Slug {

    /** In characters. Long enough for any headline, short enough for an address. */
    public static final int MAX_LENGTH = 120;

    /** Lower-case UUID form, which no slug has: a path tells ids and slugs apart by it. */
    static final String UUID_PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /** As a regular expression for validators and for the document; the UUID's form is excluded by the look-ahead. */
    public static final String PATTERN = "(?!" + UUID_PATTERN + "$)[a-z0-9]+(-[a-z0-9]+)*";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** Room for the “-2”, “-3” … that {@link Slugs} appends to make a slug unique. */
    private static final int MAX_STEM = MAX_LENGTH - 10;

    private static final int MAX_TITLE = 1_000;

    /** Any script to Latin letters, then to ASCII as far as that goes. */
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    private Slug() {
    }

    /**
     * Folds a text to ASCII, cut at a word's end where it gets too long. A text without a letter or digit that can be folded
     * becomes {@code fallback}, and so that it is not taken for an id, a text in the form of a UUID gets that in front.
     */
    public static String of(String text, String fallback) {
        var folded = cut(TO_ASCII.transliterate(text.length() > MAX_TITLE ? text.substring(0, MAX_TITLE) : text)
                // An apostrophe joins: “don't” is one word.
                .replaceAll("(?<=[a-z0-9])'(?=[a-z0-9])", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        if (folded.isEmpty()) {
            return fallback;
        }
        return isValid(folded) ? folded : fallback + "-" + folded;
    }

    /** Whether a client's own slug keeps to the form. */
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
