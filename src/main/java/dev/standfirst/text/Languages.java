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

/** Which language to speak to whom. */
public final class Languages {

    /** Browsers send some tens of characters. What is longer is answered as if it were not there. */
    private static final int MAX_HEADER_LENGTH = 1_000;

    /** A language range and its weight: RFC 9110, §12.5.4 and §12.4.2. */
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
     * The locale that {@code Accept-Language} likes best among those that {@link RelativeTime} has words for, so the
     * number of answers is bounded; the fallback for a header that is absent, names none of them or says {@code *};
     * English where there is none for the fallback either. A range that breaks the grammar is passed over, the others
     * count. RFC 9110, §12.5.4.
     */
    public static Locale negotiate(@Nullable String acceptLanguage, String fallbackTag) {
        return preferred(acceptLanguage).or(() -> known(fallbackTag)).orElse(Locale.ENGLISH);
    }

    /**
     * The same text for all values of {@code Accept-Language} that come to the same words: {@code de} for {@code de-DE}, too.
     * Empty where the fallback decides.
     */
    public static String normalize(@Nullable String acceptLanguage) {
        return preferred(acceptLanguage).map(ULocale::forLocale).map(ULocale::minimizeSubtags).map(ULocale::toLanguageTag)
                .orElse("");
    }

    private static Optional<Locale> preferred(@Nullable String acceptLanguage) {
        return ranges(acceptLanguage).stream().map(Range::tag).takeWhile(tag -> !tag.equals("*")).map(Languages::known)
                .flatMap(Optional::stream).findFirst();
    }

    /** Best first. A weight of 0 means “not this one”, which is what leaving it out says. */
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
