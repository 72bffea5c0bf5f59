package dev.standfirst.text;

import static com.ibm.icu.text.RelativeDateTimeFormatter.Direction.LAST;
import static com.ibm.icu.text.RelativeDateTimeFormatter.Direction.NEXT;
import static com.ibm.icu.text.RelativeDateTimeFormatter.Direction.PLAIN;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;

/** {@code 10 hours ago}, {@code 1 week ago}, {@code in 3 days}: how far a time lies from now, in words. */
public final class RelativeTime {

    /** Formatters are safe to share and dear to make. ICU knows fewer locales than this, so the bound is for created-up ones. */
    private static final int MAX_FORMATTERS = 1_000;

    private static final Map<Locale, RelativeDateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private RelativeTime() {
    }

    /**
     * One unit, rounded down: the language's “now” below a minute, minutes to 59, hours to 23, days to 6, weeks until a
     * month has passed on the calendar (UTC), months until a year has, then years. Always with its number: {@code 1 day
     * ago}, not {@code yesterday}.
     */
    public static String between(Instant then, Instant now, Locale locale) {
        var formatter = formatter(locale);
        var direction = then.isAfter(now) ? NEXT : LAST;
        var from = direction == LAST ? then : now;
        var to = direction == LAST ? now : then;

        var passed = Duration.between(from, to);
        var months = ChronoUnit.MONTHS.between(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
        if (months >= 12) {
            return formatter.format(months / 12, direction, RelativeUnit.YEARS);
        }
        if (months >= 1) {
            return formatter.format(months, direction, RelativeUnit.MONTHS);
        }
        if (passed.toDays() >= 7) {
            return formatter.format(passed.toDays() / 7, direction, RelativeUnit.WEEKS);
        }
        if (passed.toDays() >= 1) {
            return formatter.format(passed.toDays(), direction, RelativeUnit.DAYS);
        }
        if (passed.toHours() >= 1) {
            return formatter.format(passed.toHours(), direction, RelativeUnit.HOURS);
        }
        if (passed.toMinutes() >= 1) {
            return formatter.format(passed.toMinutes(), direction, RelativeUnit.MINUTES);
        }
        return formatter.format(PLAIN, AbsoluteUnit.NOW);
    }

    /**
     * Until when {@link #between} says the same of what has passed; for what is older than a day, perhaps a little longer. Of
     * what lies ahead nothing is promised.
     */
    public static Instant nextChange(Instant then, Instant now) {
        if (then.isAfter(now)) {
            return now;
        }
        var passed = Duration.between(then, now);
        var unit = passed.toDays() >= 1 ? ChronoUnit.DAYS : passed.toHours() >= 1 ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
        // Weeks, months and years, too, begin at a whole number of days.
        return then.plus(unit.getDuration().multipliedBy(passed.dividedBy(unit.getDuration()) + 1));
    }

    /** Whether there are words for this locale. For some that it knows, ICU has only the root's {@code -3 d}. */
    static boolean supports(Locale locale) {
        return !daysAgo(locale).equals(daysAgo(Locale.ROOT));
    }

    private static String daysAgo(Locale locale) {
        return formatter(locale).format(3, LAST, RelativeUnit.DAYS);
    }

    private static RelativeDateTimeFormatter formatter(Locale locale) {
        var known = FORMATTERS.get(locale);
        if (known != null) {
            return known;
        }
        var created = RelativeDateTimeFormatter.getInstance(locale);
        if (FORMATTERS.size() < MAX_FORMATTERS) {
            FORMATTERS.put(locale, created);
        }
        return created;
    }
}
