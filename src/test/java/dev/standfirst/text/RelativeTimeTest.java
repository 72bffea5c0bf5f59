package dev.standfirst.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

/** Relative times in words, for example “2 hours ago”. */
class RelativeTimeTest {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-15T12:00:00Z, now
            2026-03-15T11:59:01Z, now
            2026-03-15T11:59:00Z, 1 minute ago
            2026-03-15T11:58:01Z, 1 minute ago
            2026-03-15T11:00:01Z, 59 minutes ago
            2026-03-15T11:00:00Z, 1 hour ago
            2026-03-15T02:00:00Z, 10 hours ago
            2026-03-14T12:00:01Z, 23 hours ago
            2026-03-14T12:00:00Z, 1 day ago
            2026-03-11T12:00:00Z, 4 days ago
            2026-03-08T12:00:01Z, 6 days ago
            2026-03-08T12:00:00Z, 1 week ago
            2026-03-01T12:00:01Z, 1 week ago
            2026-03-01T12:00:00Z, 2 weeks ago
            2026-02-15T12:00:01Z, 3 weeks ago
            2026-02-15T12:00:00Z, 1 month ago
            2026-01-15T12:00:01Z, 1 month ago
            2026-01-15T12:00:00Z, 2 months ago
            2025-03-15T12:00:01Z, 11 months ago
            2025-03-15T12:00:00Z, 1 year ago
            2024-03-15T12:00:01Z, 1 year ago
            2006-03-15T12:00:00Z, 20 years ago
            2026-03-15T12:00:59Z, now
            2026-03-15T12:01:00Z, in 1 minute
            2026-03-15T15:00:00Z, in 3 hours
            2026-03-16T12:00:00Z, in 1 day
            2026-03-22T12:00:00Z, in 1 week
            2026-04-15T11:59:59Z, in 4 weeks
            2026-04-15T12:00:00Z, in 1 month
            2027-03-15T12:00:00Z, in 1 year
            """)
    void aRelativeTimeUsesTheLargestUnit(Instant then, String words) {
        assertEquals(words, RelativeTime.between(then, NOW, Locale.ENGLISH));
    }

    @Property
    void aRelativeTimeStaysTheSameUntilItsNextChange(@ForAll @LongRange(max = 100_000_000) long seconds,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double part) {
        var then = NOW.minusSeconds(seconds);

        var next = RelativeTime.nextChange(then, NOW);
        var between = NOW.plusNanos((long) (Duration.between(NOW, next).toNanos() * part));

        assertTrue(next.isAfter(NOW));
        assertEquals(RelativeTime.between(then, NOW, Locale.ENGLISH), RelativeTime.between(then, between, Locale.ENGLISH));
    }

    @Test
    void aTimeInTheFutureMayChangeAtOnce() {
        assertEquals(NOW, RelativeTime.nextChange(NOW.plusSeconds(1), NOW));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # months of the calendar: 28 days in February, 31 in January
            2026-02-01T00:00:00Z, 2026-02-28T23:59:59Z, 3 weeks ago
            2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z, 1 month ago
            2026-01-01T00:00:00Z, 2026-01-29T00:00:00Z, 4 weeks ago
            2026-01-31T00:00:00Z, 2026-02-28T00:00:00Z, 4 weeks ago
            2026-01-31T00:00:00Z, 2026-03-01T00:00:00Z, 1 month ago
            2024-02-29T00:00:00Z, 2025-02-28T00:00:00Z, 11 months ago
            2024-02-29T00:00:00Z, 2025-03-01T00:00:00Z, 1 year ago
            """)
    void monthsAreCountedOnTheCalendar(Instant then, Instant now, String words) {
        assertEquals(words, RelativeTime.between(then, now, Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            en,    1, 1 hour ago,        2, 2 hours ago,         now
            de,    1, vor 1 Stunde,      2, vor 2 Stunden,       jetzt
            fr,    1, il y a 1 heure,    2, il y a 2 heures,     maintenant
            es,    1, hace 1 hora,       2, hace 2 horas,        ahora
            it,    1, 1 ora fa,          2, 2 ore fa,            ora
            nl,    1, 1 uur geleden,     2, 2 uur geleden,       nu
            pt,    1, há 1 hora,         2, há 2 horas,          agora
            pl,    1, 1 godzinę temu,    2, 2 godziny temu,      teraz
            pl,    5, 5 godzin temu,     22, 22 godziny temu,    teraz
            ru,    1, 1 час назад,       2, 2 часа назад,        сейчас
            ru,    5, 5 часов назад,     21, 21 час назад,       сейчас
            ja,    1, 1 時間前,           2, 2 時間前,             今
            zh,    1, 1小时前,            2, 2小时前,              现在
            zh-TW, 1, 1 小時前,           2, 2 小時前,             現在
            ar,    1, قبل ساعة واحدة,    2, قبل ساعتين,          الآن
            ar,    3, قبل 3 ساعات,       11, قبل 11 ساعة,        الآن
            """)
    void aRelativeTimeIsInTheRequestedLanguage(String tag, int hours, String words, int otherHours, String otherWords,
            String now) {
        var locale = Locale.forLanguageTag(tag);

        assertEquals(words, RelativeTime.between(NOW.minus(Duration.ofHours(hours)), NOW, locale));
        assertEquals(otherWords, RelativeTime.between(NOW.minus(Duration.ofHours(otherHours)), NOW, locale));
        assertEquals(now, RelativeTime.between(NOW, NOW, locale));
    }

    @ParameterizedTest
    @CsvSource({ "en, in 1 week", "de, in 1 Woche", "fr, dans 1 semaine", "pl, za 1 tydzień", "ru, через 1 неделю",
            "ja, 1 週間後" })
    void aTimeInTheFutureIsInTheRequestedLanguage(String tag, String words) {
        assertEquals(words, RelativeTime.between(NOW.plus(Duration.ofDays(7)), NOW, Locale.forLanguageTag(tag)));
    }

    @ParameterizedTest
    @CsvSource({ "en, 1 day ago", "de, vor 1 Tag", "es, hace 1 día", "nl, 1 dag geleden", "it, 1 giorno fa" })
    void aDayAgoIsNeverCalledYesterday(String tag, String words) {
        assertEquals(words, RelativeTime.between(NOW.minus(Duration.ofDays(1)), NOW, Locale.forLanguageTag(tag)));
    }

    @Property
    void aRelativeTimeIsOneNumberAndOneUnit(@ForAll @LongRange(min = 60, max = 4_000_000_000L) long seconds) {
        assertTrue(RelativeTime.between(NOW.minusSeconds(seconds), NOW, Locale.ENGLISH)
                .matches("1 (minute|hour|day|week|month|year) ago"
                        + "|([2-9]|[1-5]\\d) minutes ago|([2-9]|1\\d|2[0-3]) hours ago|[2-6] days ago|[2-4] weeks ago"
                        + "|([2-9]|1[01]) months ago|([2-9]|\\d\\d+) years ago"));
    }

    @Property
    void futureAndPastUseTheSameNumberAndUnit(@ForAll @LongRange(min = 60, max = 4_000_000_000L) long seconds) {
        var then = NOW.minusSeconds(seconds);

        var ago = RelativeTime.between(then, NOW, Locale.ENGLISH);
        var ahead = RelativeTime.between(NOW, then, Locale.ENGLISH);

        assertEquals("in " + ago.replace(" ago", ""), ahead);
    }

    @ParameterizedTest
    @CsvSource({ "en, true", "sr-Latn, true", "cy, true", "gsw, false", "und, false" })
    void onlyLanguagesWithRelativeTimesAreSupported(String tag, boolean isSupported) {
        assertEquals(isSupported, RelativeTime.supports(Locale.forLanguageTag(tag)));
    }

    @Test
    void theRootLocaleIsNotSupported() {
        assertFalse(RelativeTime.supports(Locale.ROOT));
    }
}
