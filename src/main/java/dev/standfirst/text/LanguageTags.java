package dev.standfirst.text;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** BCP 47 language tags and the language ranges that match them (RFC 5646, RFC 4647). */
public final class LanguageTags {

    /** Language range that matches every tag (RFC 4647, §2.1). */
    public static final String ANY = "*";

    private static final Pattern RANGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,20}");

    private LanguageTags() {
    }

    /**
     * Whether a text is a well-formed language tag (RFC 5646, §2.1) that begins with a language of two or three letters; tags of
     * private use and grandfathered ones name no language that anything could be done with.
     */
    public static boolean isTag(String text) {
        var primary = primary(text);
        if (primary.length() < 2 || primary.length() > 3) {
            return false;
        }
        try {
            new Locale.Builder().setLanguageTag(text);
            return RANGE.matcher(text).matches();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    /** Whether a text is a basic language range (RFC 4647, §2.1). */
    public static boolean isRange(String text) {
        return text.equals(ANY) || RANGE.matcher(text).matches();
    }

    /**
     * Returns the tag or range in its recommended case (RFC 5646, §2.1.1): {@code en-GB}, {@code zh-Hant}, {@code
     * de-u-co-phonebk}. A beginning of a tag has the same case by itself as within the tag.
     */
    public static String canonical(String tag) {
        var subtags = tag.toLowerCase(Locale.ROOT).split("-", -1);
        for (int i = 1; i < subtags.length && subtags[i].length() > 1; i++) {
            var subtag = subtags[i];
            if (subtag.length() == 2) {
                subtags[i] = subtag.toUpperCase(Locale.ROOT);
            } else if (subtag.length() == 4) {
                subtags[i] = subtag.substring(0, 1).toUpperCase(Locale.ROOT) + subtag.substring(1);
            }
        }
        return String.join("-", subtags);
    }

    /** Returns the first subtag, such as {@code en} of {@code en-GB}. */
    public static String primary(String tag) {
        var end = tag.indexOf('-');
        return end < 0 ? tag : tag.substring(0, end);
    }

    /** Returns the shorter ranges that match a tag, and the tag itself: {@code zh}, {@code zh-Hant}, {@code zh-Hant-TW}. */
    public static List<String> beginnings(String tag) {
        var subtags = tag.split("-", -1);
        return IntStream.rangeClosed(1, subtags.length)
                .mapToObj(length -> String.join("-", Arrays.copyOf(subtags, length))).toList();
    }
}
