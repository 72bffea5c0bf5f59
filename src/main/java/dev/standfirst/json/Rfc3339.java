package dev.standfirst.json;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Times in the form that the API accepts, in bodies and in queries: RFC 3339, and every other form of ISO 8601 that names one
 * instant. So the offset may lack its colon or its minutes, and a time its seconds, because many clients write them so.
 */
public final class Rfc3339 {

    /** Description of the form, for error details. */
    public static final String EXPECTED = "an RFC 3339 time with its offset, as in 2026-03-01T09:30:00Z";

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{4}-\\d{3}|\\d{7}|\\d{4}-W\\d{2}-\\d|\\d{4}W\\d{3}";
    private static final String FRACTION = "(?:[.,]\\d{1,9})?";
    private static final String TIME = "\\d{2}(?::\\d{2}(?::\\d{2}%1$s)?)?|\\d{2}(?:\\d{2}(?:\\d{2}%1$s)?)?"
            .formatted(FRACTION);

    /** ISO 8601 prefers the true minus sign (U+2212) to the hyphen. */
    private static final String OFFSET = "[Zz]|[+\\u2212-]\\d{2}(?::?\\d{2})?";

    private static final Pattern LOCAL = Pattern.compile("(?<date>" + DATE + ")(?:[Tt ](?<time>" + TIME + "))?");
    private static final Pattern FORM = Pattern
            .compile("(?<date>" + DATE + ")[Tt ](?<time>" + TIME + ")(?<offset>" + OFFSET + ")");
    private static final Pattern ZONE = Pattern.compile(".*\\[[^\\]]*]");

    private Rfc3339() {
    }

    /** Parses a time with its offset, truncated to milliseconds like all times of the service; null for anything else. */
    public static @Nullable Instant parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            return at(date(form.group("date")), form.group("time"), offset(form.group("offset")));
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    /** Describes what a text lacks that {@link #parse} does not accept, as the end of the sentence “The time …”. */
    public static String fault(String text) {
        if (ZONE.matcher(text).matches()) {
            return "must not name a time zone in brackets; it must be " + EXPECTED;
        }
        var local = LOCAL.matcher(text);
        if (local.matches()) {
            return local.group("time") == null ? "is a day without a time; it must be " + EXPECTED
                    : "is a local time; add its offset, as in 2026-03-01T09:30:00+01:00, or Z for UTC";
        }
        return "must be " + (FORM.matcher(text).matches() ? "a time that exists, and " : "") + EXPECTED;
    }

    private static LocalDate date(String text) {
        if (text.contains("W")) {
            var compact = text.replace("-", "");
            return LocalDate.parse(compact.substring(0, 4) + "-" + compact.substring(4, 7) + "-" + compact.substring(7),
                    DateTimeFormatter.ISO_WEEK_DATE);
        }
        var digits = text.replace("-", "");
        return digits.length() == 7
                ? LocalDate.parse(digits.substring(0, 4) + "-" + digits.substring(4), DateTimeFormatter.ISO_ORDINAL_DATE)
                : LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
    }

    /**
     * The end of a day may be written 24:00 (ISO 8601). A leap second is read as the second before it, as
     * {@link DateTimeFormatter#ISO_INSTANT} does, because no computer clock has it.
     */
    private static Instant at(LocalDate date, String time, ZoneOffset offset) {
        var parts = time.split("[.,]", 2);
        var digits = (parts[0].replace(":", "") + "0000").substring(0, 6);
        var fraction = parts.length == 1 ? "" : parts[1];
        var nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
        if (digits.equals("240000") && nanos == 0) {
            return instant(date.plusDays(1), LocalTime.MIDNIGHT, offset);
        }
        var isLeapSecond = digits.endsWith("60");
        var clock = LocalTime.of(Integer.parseInt(digits.substring(0, 2)), Integer.parseInt(digits.substring(2, 4)),
                isLeapSecond ? 59 : Integer.parseInt(digits.substring(4)), nanos);
        var instant = instant(date, clock, offset);
        if (isLeapSecond && !isLastMinute(instant)) {
            throw new DateTimeException("Leap seconds are at the end of a day in UTC");
        }
        return instant;
    }

    private static boolean isLastMinute(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        return utc.getHour() == 23 && utc.getMinute() == 59;
    }

    private static Instant instant(LocalDate date, LocalTime time, ZoneOffset offset) {
        return LocalDateTime.of(date, time).toInstant(offset).truncatedTo(MILLIS);
    }

    private static ZoneOffset offset(String text) {
        return text.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(text.replace('\u2212', '-'));
    }
}
