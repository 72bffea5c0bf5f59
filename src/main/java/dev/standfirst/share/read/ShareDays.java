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

/** Which days of a post's shares are asked for. */
public record ShareDays(
        @Parameter(description = "`day` adds the shares of each day.", example = "day", schema = @Schema(type = SchemaType.STRING, enumeration = ShareDays.DAY)) @RestQuery @Size(max = 10) @Nullable String by,
        @Parameter(description = "First day, in UTC. Defaults to 29 days before the last day. Requires `by=day`.", example = "2026-03-01") @RestQuery @Nullable LocalDate from,
        @Parameter(description = "Last day, in UTC; at most 366 days from the first to the last day. Defaults to today. Requires `by=day`.", example = "2026-03-31") @RestQuery @Nullable LocalDate to) {

    static final String DAY = "day";
    private static final int USUAL = 30;
    static final int MOST = 366;

    /** Both ends included. */
    record Range(LocalDate from, LocalDate to) {
    }

    /** Null where none are. */
    @Nullable
    Range within(LocalDate today) {
        if (by == null) {
            mustBeAbsent("from", from);
            mustBeAbsent("to", to);
            return null;
        }
        if (!by.equals(DAY)) {
            throw INVALID_PARAMETER.in("by", "UnknownUnit", "does not know “%s”; it takes %s", by, DAY);
        }
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(USUAL - 1) : from;
        if (first.isAfter(last)) {
            throw INVALID_PARAMETER.in("from", "Order", "must not lie behind “to”, which is %s", last);
        }
        if (DAYS.between(first, last) >= MOST) {
            throw INVALID_PARAMETER.in("from", "Size", "must lie less than %d days before “to”, which is %s", MOST, last);
        }
        return new Range(first, last);
    }

    private static void mustBeAbsent(String name, @Nullable LocalDate value) {
        if (value != null) {
            throw INVALID_PARAMETER.in(name, "WithoutDays", "takes by=%s", DAY);
        }
    }
}
