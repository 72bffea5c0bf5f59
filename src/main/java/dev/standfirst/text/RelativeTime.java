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

/** Distance between two times in words: {@code 10 hours ago}, {@code 1 week ago}, {@code in 3 days}. */
public final class RelativeTime {

    /**
     * Maximum number of cached formatters, which are thread-safe and expensive to create. ICU has fewer locales than this;
     * the bound is for invented ones.
     */
    private static final int MAX_FORMATTERS = 1_000;

    private static final Map<Locale, RelativeDateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private RelativeTime() {
    }

    /**
     * Returns one unit, rounded down: the language's “now” below a minute, minutes up to 59, hours up to 23, days up to 6,
     * weeks until a calendar month (UTC) has passed, months until a year has passed, then years. Always with a number: {@code
     * 1 day ago}, not {@code yesterday}.
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
     * Returns the time until which {@link #between} returns the same words for a time in the past. For times older than a
     * day, the words may stay the same for longer. For times in the future, returns {@code now}.
     */
    public static Instant nextChange(Instant then, Instant now) {
        if (then.isAfter(now)) {
            return now;
        }
        var passed = Duration.between(then, now);
        var unit = passed.toDays() >= 1 ? ChronoUnit.DAYS : passed.toHours() >= 1 ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
        // Weeks, months and years change at a whole number of days, too.
        return then.plus(unit.getDuration().multipliedBy(passed.dividedBy(unit.getDuration()) + 1));
    }

    /** Returns whether there are words for the locale. For some known locales, ICU has only the root's {@code -3 d}. */
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
