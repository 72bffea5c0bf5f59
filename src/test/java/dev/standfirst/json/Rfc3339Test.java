package dev.standfirst.json;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Times of RFC 3339, and the other forms of ISO 8601 that name one instant. */
class Rfc3339Test {

    private record Written(String text, Instant time) {
    }

    @Property
    void everyFormThatNamesOneInstantIsReadAsJavaReadsIt(@ForAll("times") Written written) {
        assertEquals(written.time, Rfc3339.parse(written.text), written.text);
    }

    @Property
    void aTimeWithoutItsOffsetIsRejectedWithTheAdviceToAddIt(@ForAll("times") Written written) {
        var local = written.text.replaceFirst("([Zz]|[+\u2212-]\\d{2}(:?\\d{2})?)$", "");

        assertNull(Rfc3339.parse(local), local);
        assertThat(Rfc3339.fault(local), containsString("add its offset"));
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-01T09:30:00+0200, 2026-03-01T07:30:00Z", "2026-03-01T09:30:00+02, 2026-03-01T07:30:00Z",
            "2026-03-01T09:30Z, 2026-03-01T09:30:00Z", "2026-03-01t09:30:00z, 2026-03-01T09:30:00Z",
            "2026-03-01 09:30:00+00:00, 2026-03-01T09:30:00Z", "2026-03-01T09:30:00-00:00, 2026-03-01T09:30:00Z",
            "2026-03-01T09:30:00.123456789Z, 2026-03-01T09:30:00.123Z", "20260301T093000Z, 2026-03-01T09:30:00Z",
            "2026-W09-7T09:30Z, 2026-03-01T09:30:00Z", "2026-060T09:30Z, 2026-03-01T09:30:00Z",
            "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z", "2017-01-01T00:59:60+01:00, 2016-12-31T23:59:59Z",
            "2026-03-01T24:00:00Z, 2026-03-02T00:00:00Z", "2026-03-01T09:30:00+18:00, 2026-02-28T15:30:00Z" })
    void timesThatClientsSendAreRead(String text, Instant time) {
        assertEquals(time, Rfc3339.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "now", "1767225600", "2026", "2026-03", "2026-03-01", "2026-02-30T00:00:00Z",
            "2026-03-01T25:00:00Z", "2026-03-01T24:00:01Z", "2026-03-01T09:60:00Z", "2026-03-01T09:30:61Z",
            "2026-03-01T09:30:60Z", "2026-03-01T09:30:00+24:00", "2026-03-01T09:30:00+02:60", "2026-03-01T09:30:00+2",
            "2026-03-01T09:30:00.1234567890Z", "2026-03-01T09:30:00.Z", "02026-03-01T09:30:00Z", "+2026-03-01T09:30:00Z",
            " 2026-03-01T09:30:00Z", "2026-03-01T09:30:00Z ", "2026-03-01T09:3000Z", "Sun, 01 Mar 2026 09:30:00 GMT",
            "2026-03-01T09:30:00 CET", "2026-03-01T09:30:00+02:00[Europe/Berlin]", "2026-13-01T00:00:00Z",
            "\u0662026-03-01T09:30:00Z" })
    void everythingElseIsRejected(String text) {
        assertNull(Rfc3339.parse(text));
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-01T09:30:00+01:00[Europe/Berlin], must not name a time zone",
            "2026-03-01T09:30:00, is a local time", "2026-03-01 09:30, is a local time", "2026-03-01, is a day without a time",
            "2026-02-30T00:00:00Z, a time that exists", "yesterday, must be an RFC 3339 time" })
    void theFaultSaysWhatIsMissing(String text, String fault) {
        assertThat(Rfc3339.fault(text), containsString(fault));
    }

    @Provide
    Arbitrary<Written> times() {
        var dates = Arbitraries.longs().between(LocalDate.of(1000, 1, 1).toEpochDay(), LocalDate.of(9998, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        var nanos = Arbitraries.longs().between(0, 86_399_999_999_999L);
        var clocks = Combinators.combine(nanos, Arbitraries.integers().between(0, 9)).as((nano, digits) -> LocalTime
                .ofNanoOfDay(nano - nano % (long) Math.pow(10, 9 - digits)));
        var offsets = Arbitraries.integers().between(-18 * 60, 18 * 60).map(minutes -> ZoneOffset.ofTotalSeconds(60 * minutes));
        return Combinators.combine(dates, clocks, offsets, Arbitraries.randomValue(random -> random.nextInt(1 << 12)))
                .as(Rfc3339Test::written);
    }

    /** Writes a time in one of its forms, chosen by the bits of a number. */
    private static Written written(LocalDate date, LocalTime clock, ZoneOffset offset, int form) {
        var isBasic = (form & 1) == 1;
        var dates = new DateTimeFormatter[] { DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.ISO_WEEK_DATE,
                DateTimeFormatter.ISO_ORDINAL_DATE, DateTimeFormatter.ISO_LOCAL_DATE };
        var day = dates[form >> 1 & 3].format(date);
        if (day.length() > 10 || !day.matches("\\d{4}-.*")) {
            day = DateTimeFormatter.ISO_LOCAL_DATE.format(date);
        }
        var time = clock.getSecond() == 0 && clock.getNano() == 0 && (form & 8) == 0 ? clock
                : (form & 16) == 0 ? clock : clock.withNano(0);
        var written = DateTimeFormatter.ofPattern(time.getNano() == 0 ? time.getSecond() == 0 ? "HH:mm" : "HH:mm:ss"
                : "HH:mm:ss.SSSSSSSSS").format(time);
        if ((form & 32) != 0) {
            written = written.replace('.', ',');
        }
        var id = offset.getTotalSeconds() == 0 ? (form & 64) == 0 ? "Z" : "+00:00" : offset.getId();
        var minutes = offset.getTotalSeconds() / 60 % 60;
        id = (form & 128) == 0 ? id : minutes == 0 && (form & 256) == 0 ? id.replaceFirst(":00$", "") : id.replace(":", "");
        id = (form & 512) == 0 ? id : id.replace('-', '\u2212');
        var separator = (form & 1024) == 0 ? "T" : "t";
        var text = (isBasic ? day.replace("-", "") : day) + separator + (isBasic ? written.replace(":", "") : written)
                + ((form & 2048) == 0 ? id : id.toLowerCase(java.util.Locale.ROOT));
        return new Written(text, OffsetDateTime.of(LocalDateTime.of(date, time), offset).toInstant().truncatedTo(MILLIS));
    }
}
