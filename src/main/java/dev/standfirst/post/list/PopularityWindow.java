package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.SortKey;
import dev.standfirst.post.card.PostRow;

/**
 * A stretch of time up to now whose shares a list can be sorted by. It begins on the hour, so that it holds up to an hour more
 * than its name says.
 */
public enum PopularityWindow {
    DAY("24h", Duration.ofHours(24), "s.lastDay"),
    WEEK("7d", Duration.ofDays(7), "s.lastWeek"),
    MONTH("30d", Duration.ofDays(30), "s.lastMonth"),
    /** With what was taken over from another system. */
    ALL("all", Duration.ZERO, "s.total");

    private final String value;
    private final Duration length;

    /** The shares within it, of what {@link PostSort#beside} joins. */
    final String hql;

    /** What sorts by them. */
    final SortKey<PostRow> key;

    PopularityWindow(String value, Duration length, String hql) {
        this.value = value;
        this.length = length;
        this.hql = hql;
        this.key = SortKey.number("shares", hql, PostRow::shares);
    }

    /** All that have a beginning. */
    public static List<PopularityWindow> bounded() {
        return List.of(DAY, WEEK, MONTH);
    }

    /** Its first hour, of those that hold the given one and all later ones. */
    public Instant beginAt(Instant hour) {
        return hour.minus(length);
    }

    /** The value of a parameter; {@link #ALL} where there is none. */
    static PopularityWindow of(@Nullable String value) {
        return value == null ? ALL
                : Arrays.stream(values()).filter(window -> window.value.equals(value)).findFirst()
                        .orElseThrow(
                                () -> INVALID_PARAMETER.in("window", "UnknownWindow", "does not know “%s”; it takes %s", value,
                                        Arrays.stream(values()).map(window -> window.value).collect(joining(", "))));
    }
}
