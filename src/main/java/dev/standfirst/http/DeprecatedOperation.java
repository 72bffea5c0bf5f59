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
 * Marks a resource method as deprecated. Its responses carry the headers of RFC 9745 and RFC 8594 (see {@link
 * DeprecationHeaders}), and the API document marks the operation. A deprecated parameter or property is marked in the
 * document only, by the attribute {@code deprecated} of its own annotation: HTTP has no header for it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DeprecatedOperation {

    /** Day on which the deprecation begins, such as {@code 2026-11-24}. */
    String since();

    /** Day from which the operation may be removed (its sunset), such as {@code 2027-11-24}. */
    String until();

    /** Address of a page that describes the replacement and how to migrate to it. */
    String more();

    /** Values of the response headers that announce the deprecation. */
    record Headers(String deprecation, String sunset, String link) {

        public static final String DEPRECATION = "Deprecation";
        public static final String SUNSET = "Sunset";

        /** IMF-fixdate (RFC 9110, §5.6.7). {@link DateTimeFormatter#RFC_1123_DATE_TIME} omits the leading zero of a day. */
        private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'",
                Locale.ENGLISH);

        /**
         * Creates the header values; days begin in UTC.
         *
         * @throws IllegalArgumentException if the sunset lies before the deprecation (RFC 9745, §4)
         */
        public static Headers of(String since, String until, String more) {
            var from = LocalDate.parse(since).atStartOfDay(UTC);
            var end = LocalDate.parse(until).atStartOfDay(UTC);
            if (end.isBefore(from)) {
                throw new IllegalArgumentException(
                        "The sunset " + until + " must not lie before the deprecation " + since);
            }
            return new Headers("@" + from.toEpochSecond(), DATE.format(end),
                    "<" + more + ">; rel=\"deprecation\"; type=\"text/html\"");
        }
    }
}
