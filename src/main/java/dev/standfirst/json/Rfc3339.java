package dev.standfirst.json;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Times in the form that the API accepts, in bodies and in queries (RFC 3339). */
public final class Rfc3339 {

    /** Description of the form, for error details. */
    public static final String EXPECTED = "an RFC 3339 time with its offset, as in 2026-03-01T09:30:00Z";

    private static final Pattern FORM = Pattern
            .compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Rfc3339() {
    }

    /** Parses a time with its offset, truncated to milliseconds like all times of the service; null for anything else. */
    public static @Nullable Instant parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant().truncatedTo(MILLIS);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
