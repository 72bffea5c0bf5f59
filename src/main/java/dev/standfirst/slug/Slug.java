package dev.standfirst.slug;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;

/**
 * Rules of slugs. A generated slug consists of lower-case ASCII words joined by single hyphens. A given slug may contain letters,
 * combining marks and digits of any script, hyphens, underscores and full stops. No slug has the form of a UUID. Every method
 * takes time in proportion to the length of the text.
 */
public final class Slug {

    /** Maximum length in characters: enough for the address of any post on any former site. */
    public static final int MAX_LENGTH = 200;

    /** Regular expression of a lower-case UUID. No slug has that form, so that ids and slugs can be distinguished. */
    static final String UUID_PATTERN = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    private static final Pattern UUID_FORM = Pattern.compile(UUID_PATTERN);

    /** Lengths of the five groups of a UUID. */
    private static final int[] UUID_GROUPS = { 8, 4, 4, 4, 12 };

    /** Maximum length of a generated slug before {@link Slugs} appends “-2”, “-3” … to make it unique. */
    private static final int MAX_STEM = 110;

    private static final int MAX_TITLE = 1_000;

    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    /** Transliterates any script to Latin letters, and those to ASCII where possible. */
    private static final Transliterator TO_ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");

    /** Danish and Norwegian spell these letters with two ASCII letters (ICAO Doc 9303, part 3, §6). ICU has no such rules. */
    private static final Transliterator NORDIC = Transliterator.createFromRules("Nordic-ASCII",
            "å > aa; Å > AA; ø > oe; Ø > OE; æ > ae; Æ > AE;", Transliterator.FORWARD);

    private static final Transliterator GERMAN = Transliterator.getInstance("de-ASCII");

    /** Transliterators of languages that spell some letters differently from others, by the primary language subtag. */
    private static final Map<String, Transliterator> BY_LANGUAGE = Map.of("de", GERMAN, "gsw", GERMAN, "nds", GERMAN,
            "da", NORDIC, "nb", NORDIC, "nn", NORDIC, "no", NORDIC);

    private Slug() {
    }

    /** Makes a slug of a text in no particular language; see {@link #of(String, String, String)}. */
    public static String of(String text, String fallback) {
        return of(text, fallback, "");
    }

    /**
     * Makes a slug of a text: folds it to ASCII and cuts it at the end of a word if it is too long. Compatibility forms become
     * ordinary characters (Unicode NFKC: “CO₂” is “co2”), and invisible format characters such as soft hyphens separate no
     * words. A text without letters or digits that can be folded becomes {@code fallback}; a text in the form of a UUID gets
     * {@code fallback-} as its prefix.
     *
     * @param language BCP 47 tag of the text, which decides how letters are spelled in ASCII: “ü” is “ue” in German
     */
    public static String of(String text, String fallback, String language) {
        var normal = withoutIgnorable(beginning(NFKC.normalize(beginning(text))));
        var ofLanguage = BY_LANGUAGE.get(language.split("-", 2)[0].toLowerCase(Locale.ROOT));
        var latin = ofLanguage == null ? normal : ofLanguage.transliterate(normal);
        var folded = cut(TO_ASCII.transliterate(latin)
                // “don’t” is one word.
                .replaceAll("(?<=[a-z0-9])'(?=[a-z0-9])", "")
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        if (folded.isEmpty()) {
            return fallback;
        }
        return UUID_FORM.matcher(folded).matches() ? fallback + "-" + folded : folded;
    }

    /**
     * Folds a given slug to the only form in which it is stored: lower case, composed (Unicode NFC), and without invisible
     * characters. A text that is too long to be a slug stays as it is.
     */
    public static String fold(String given) {
        if (given.length() > 4 * MAX_LENGTH) {
            return given;
        }
        return NFC.normalize(UCharacter.toLowerCase(ULocale.ROOT, NFC.normalize(withoutIgnorable(given))));
    }

    /**
     * Whether a slug is well-formed, and so can be the slug of something: folded, at most {@value #MAX_LENGTH} characters of
     * letters, marks, digits, hyphens, underscores and full stops, with a letter or digit, without a full stop or a mark where
     * it would be taken for something else, and not like a UUID.
     */
    public static boolean isValid(String slug) {
        if (slug.isEmpty() || slug.length() > MAX_LENGTH || slug.startsWith(".") || slug.endsWith(".")) {
            return false;
        }
        return consistsOfWords(slug) && slug.equals(fold(slug)) && !looksLikeUuid(slug);
    }

    private static boolean consistsOfWords(String slug) {
        var hasWord = false;
        for (int i = 0; i < slug.length(); i += Character.charCount(slug.codePointAt(i))) {
            var c = slug.codePointAt(i);
            if (Character.isLetter(c) || Character.isDigit(c)) {
                hasWord = true;
            } else if (isMark(c) ? i == 0 : "-_.".indexOf(c) < 0) {
                return false;
            }
        }
        return hasWord;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /**
     * Whether a slug has the form of a UUID, or could be mistaken for one by a reader: with digits of another script, or with
     * letters that look like hexadecimal digits, such as a Cyrillic “а”.
     */
    private static boolean looksLikeUuid(String slug) {
        if (UUID_FORM.matcher(slug).matches()) {
            return true;
        }
        var groups = slug.split("-", -1);
        if (groups.length != UUID_GROUPS.length || slug.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        for (int i = 0; i < groups.length; i++) {
            var letters = NFKC.normalize(groups[i]).codePoints().filter(c -> !isMark(c)).toArray();
            if (letters.length != UUID_GROUPS[i]) {
                return false;
            }
            for (var letter : letters) {
                if (!HexLookalikes.isHexLike(letter)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String beginning(String text) {
        if (text.length() <= MAX_TITLE) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_TITLE - 1)) ? MAX_TITLE - 1 : MAX_TITLE);
    }

    /** Removes characters that have no form of their own: soft hyphens, joiners, variation selectors, fillers. */
    private static String withoutIgnorable(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        return text.codePoints().filter(c -> !isIgnorable(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isIgnorable(int c) {
        return Character.getType(c) == Character.FORMAT
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static String cut(String slug) {
        if (slug.length() <= MAX_STEM) {
            return slug;
        }
        var end = slug.lastIndexOf('-', MAX_STEM);
        return slug.substring(0, end > 0 ? end : MAX_STEM);
    }
}
