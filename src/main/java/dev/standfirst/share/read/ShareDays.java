package dev.standfirst.share.read;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Query parameters that select the days of a share history. */
public record ShareDays(
        @Parameter(description = "`day` adds the shares of each day.", example = "day", schema = @Schema(type = SchemaType.STRING, enumeration = ShareDays.DAY)) @RestQuery @Size(max = 10) @Nullable String by,
        @Parameter(description = "First day, in UTC. Defaults to 29 days before the last day. Requires `by=day`.", example = "2026-03-01") @RestQuery @Nullable LocalDate from,
        @Parameter(description = "Last day, in UTC; at most 366 days from the first to the last day. Defaults to today. Requires `by=day`.", example = "2026-03-31") @RestQuery @Nullable LocalDate to) {

    static final String DAY = "day";
    private static final int DEFAULT_DAYS = 30;
    static final int MAX_DAYS = 366;

    /** Days from the first to the last, both included. */
    record Range(LocalDate from, LocalDate to) {
    }

    /** Checks the parameters and returns the selected days; null without {@code by=day}. */
    @Nullable
    Range within(LocalDate today) {
        if (by == null) {
            mustBeAbsent("from", from);
            mustBeAbsent("to", to);
            return null;
        }
        if (!by.equals(DAY)) {
            throw INVALID_PARAMETER.in("by", "UnknownUnit", "must be %2$s, not “%1$s”", by, DAY);
        }
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : from;
        if (first.isAfter(last)) {
            throw INVALID_PARAMETER.in("from", "Order", "must not be after “to”, which is %s", last);
        }
        if (DAYS.between(first, last) >= MAX_DAYS) {
            throw INVALID_PARAMETER.in("from", "Size", "must be less than %d days before “to”, which is %s", MAX_DAYS, last);
        }
        return new Range(first, last);
    }

    private static void mustBeAbsent(String name, @Nullable LocalDate value) {
        if (value != null) {
            throw INVALID_PARAMETER.in(name, "WithoutDays", "requires by=%s", DAY);
        }
    }
}
