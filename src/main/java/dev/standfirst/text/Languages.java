package dev.standfirst.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;

/** Language negotiation by {@code Accept-Language}. */
public final class Languages {

    /** Maximum length of the header in characters; longer ones are ignored. Browsers send some tens. */
    private static final int MAX_HEADER_LENGTH = 1_000;

    /** Language range and its weight (RFC 9110, §12.5.4 and §12.4.2). */
    private static final Pattern RANGE = Pattern.compile(
            "\\s*(?<tag>\\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\\s*"
                    + "(?:;\\s*[qQ]\\s*=\\s*(?<weight>0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?))?\\s*");

    private static final LocaleMatcher KNOWN = LocaleMatcher.builder()
            .setSupportedULocales(Arrays.asList(ULocale.getAvailableLocales()))
            .setNoDefaultLocale()
            .build();

    private Languages() {
    }

    /**
     * Returns the preferred locale of {@code Accept-Language} among those that {@link RelativeTime} supports, so that the
     * number of different responses is bounded. Returns the fallback for a header that is absent, names no supported locale
     * or prefers {@code *}; English if the fallback is not supported either. Ranges that break the grammar are ignored (RFC
     * 9110, §12.5.4).
     */
    public static Locale negotiate(@Nullable String acceptLanguage, String fallbackTag) {
        return preferred(acceptLanguage).or(() -> known(fallbackTag)).orElse(Locale.ENGLISH);
    }

    /**
     * Returns a text that is equal for all values of {@code Accept-Language} with the same result: {@code de} for {@code
     * de-DE}, too. Empty if the fallback applies.
     */
    public static String normalize(@Nullable String acceptLanguage) {
        return preferred(acceptLanguage).map(ULocale::forLocale).map(ULocale::minimizeSubtags).map(ULocale::toLanguageTag)
                .orElse("");
    }

    private static Optional<Locale> preferred(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage).stream().map(Range::tag).takeWhile(tag -> !tag.equals("*")).map(Languages::known)
                .flatMap(Optional::stream).findFirst();
    }

    /** Returns the ranges, preferred ones first. A weight of 0 excludes a language, and is left out. */
    private static List<Range> ranges(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER_LENGTH) {
            return List.of();
        }
        var ranges = new ArrayList<Range>();
        for (var item : acceptLanguage.split(",")) {
            var match = RANGE.matcher(item);
            if (match.matches()) {
                var weight = match.group("weight") == null ? 1 : Double.parseDouble(match.group("weight"));
                if (weight > 0) {
                    ranges.add(new Range(match.group("tag"), weight));
                }
            }
        }
        ranges.sort(Comparator.comparingDouble(Range::weight).reversed());
        return ranges;
    }

    private static Optional<Locale> known(String tag) {
        return Optional.ofNullable(KNOWN.getBestMatch(ULocale.forLanguageTag(tag)))
                .map(ULocale::toLocale)
                .filter(RelativeTime::supports);
    }

    private record Range(String tag, double weight) {
    }
}
