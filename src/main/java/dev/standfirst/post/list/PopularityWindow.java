package dev.standfirst.post.list;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.standfirst.listing.SortKey;
import dev.standfirst.post.card.PostRow;
import dev.standfirst.problem.UnknownName;

/** Time up to now whose shares a list can be sorted by. It begins on the hour, and so is up to an hour longer than its name. */
public enum PopularityWindow {
    DAY("24h", Duration.ofHours(24), "s.lastDay"),
    WEEK("7d", Duration.ofDays(7), "s.lastWeek"),
    MONTH("30d", Duration.ofDays(30), "s.lastMonth"),
    /** All shares, with the baseline of another system. */
    ALL("all", Duration.ZERO, "s.total");

    private final String value;
    private final Duration length;

    /** HQL of the shares within the window, of the {@link PostPopularity} {@code s}. */
    final String hql;

    /** Sort key {@code shares} of this window. */
    final SortKey<PostRow> key;

    PopularityWindow(String value, Duration length, String hql) {
        this.value = value;
        this.length = length;
        this.hql = hql;
        this.key = SortKey.number("shares", hql, PostRow::shares);
    }

    /** Windows that have a beginning. */
    public static List<PopularityWindow> bounded() {
        return List.of(DAY, WEEK, MONTH);
    }

    /** Beginning of the window that ends in the given hour. */
    public Instant beginAt(Instant hour) {
        return hour.minus(length);
    }

    /** Window of a parameter, {@link #ALL} if it is null. 400 for an unknown value. */
    static PopularityWindow of(@Nullable String value) {
        return value == null ? ALL
                : Arrays.stream(values()).filter(window -> window.value.equals(value)).findFirst()
                        .orElseThrow(
                                () -> INVALID_PARAMETER.in("window", "UnknownWindow", "%s", UnknownName.inValue(value,
                                        Arrays.stream(values()).map(window -> window.value).toList(), "values")));
    }
}
