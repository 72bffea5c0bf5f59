package dev.standfirst.http;

import static java.time.ZoneOffset.UTC;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A resource method that clients should turn away from. Each of its answers says so (see {@link DeprecationHeaders}), and the
 * document marks it. A parameter or a property is marked in the document only, by the attribute {@code deprecated} of its own
 * annotation: HTTP has no word for it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DeprecatedOperation {

    /** The day from which on it is deprecated, such as {@code 2026-11-24}. */
    String since();

    /** The day from which on it may be gone, such as {@code 2027-11-24}. */
    String until();

    /** Address of what to use in its place, and how to get there. */
    String more();

    /** What it says in HTTP. */
    record Headers(String deprecation, String sunset, String link) {

        public static final String DEPRECATION = "Deprecation";
        public static final String SUNSET = "Sunset";

        /** IMF-fixdate (RFC 9110, §5.6.7); what Java has for RFC 1123 leaves the zero of a day out. */
        private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
                Locale.ENGLISH);

        /** The days begin in UTC. */
        public static Headers of(String since, String until, String more) {
            var from = LocalDate.parse(since).atStartOfDay(UTC);
            var end = LocalDate.parse(until).atStartOfDay(UTC);
            if (end.isBefore(from)) {
                // RFC 9745, §4
                throw new IllegalArgumentException(
                        "Nothing can be gone on " + until + " and be deprecated only since " + since);
            }
            return new Headers("@" + from.toEpochSecond(), DATE.format(end),
                    "<" + more + ">; rel=\"deprecation\"; type=\"text/html\"");
        }
    }
}
