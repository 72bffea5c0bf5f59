package dev.standfirst.share.popularity;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.stream.Collectors.toMap;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.post.list.PopularityWindow;
import dev.standfirst.share.count.ManyRows;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What lists are sorted by, which follows the counts: to keep it with each share would cost more than to count the share. It is
 * added up from the counts and never added to, so that to do that twice, or on two instances at once, changes nothing.
 */
@Singleton
public class PopularityUpdater {

    /** Settled in one transaction; few enough not to hold up those who delete. */
    static final int BATCH = 200;

    private static final List<String> NUMBERS = List.of("total", "counted", "last_day", "last_week", "last_month");

    private static final String HOLD = "select post_id from share_total where post_id = any(?) order by post_id for update";

    /** How often the post had been shared before the first of its hours from a time on; null where there is none. */
    private static final String BEFORE = ", (select h.counted_before from share_hour h where h.post_id = t.post_id "
            + "and h.begins_at >= ? order by h.begins_at fetch first 1 row only)";

    /**
     * All at once: an hour begins with just what its post had before. A share that is too late comes with whoever counted it.
     */
    private static final String READ = "select t.post_id, t.counted, coalesce(sum(n.counted), 0), "
            + "coalesce(sum(n.counted + n.baseline), 0)" + BEFORE.repeat(4)
            + " from share_total t left join share_count n on n.post_id = t.post_id where t.post_id = any(?) "
            + "group by t.post_id, t.counted";

    private static final String ADD_HOUR = "insert into share_hour (post_id, begins_at, counted_before) values (?, ?, ?)";

    private static final String BEHIND = "select t.post_id from share_total t join (select post_id, sum(counted) as counted, "
            + "sum(counted + baseline) as total from share_count group by post_id) n on n.post_id = t.post_id "
            + "where n.counted <> t.counted or n.total <> t.total";

    /**
     * A post as it is found.
     *
     * @param settled how often it had been shared when it was settled last
     * @param total with what was taken over from another system
     * @param before how often it had been shared before each window, and before this hour; null where it was not shared since
     */
    private record Found(UUID post, long settled, long counted, long total, List<@Nullable Long> before) {

        /** Not where a clock that was ahead left a later hour behind: that holds this one, too. */
        boolean isNewInThisHour() {
            return counted > settled && before.get(before.size() - 1) == null;
        }

        List<Long> numbers() {
            var numbers = new ArrayList<>(List.of(total, counted));
            for (var known : before.subList(0, before.size() - 1)) {
                numbers.add(known != null ? counted - known : isNewInThisHour() ? counted - settled : 0);
            }
            return numbers;
        }
    }

    private final CurrentSession session;
    private final ManyRows rows;
    private final Clock clock;

    PopularityUpdater(CurrentSession session, ManyRows rows, Clock clock) {
        this.session = session;
        this.rows = rows;
        this.clock = clock;
    }

    /** However many, in transactions of their own; of those that have been deleted, nothing becomes. */
    public void settleAll(List<UUID> posts) {
        for (int from = 0; from < posts.size(); from += BATCH) {
            settle(posts.subList(from, Math.min(from + BATCH, posts.size())));
        }
    }

    /** Up to {@link #BATCH}, in one transaction. */
    void settle(Collection<UUID> posts) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.get().doWork(connection -> settle(connection, posts)));
    }

    /** The posts whose totals are not what the counts make, for instance because the instance that counted was killed. */
    public List<UUID> behind() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.get().createNativeQuery(BEHIND, UUID.class).getResultList());
    }

    private void settle(Connection connection, Collection<UUID> posts) throws SQLException {
        // First of all, as those do who count shares: the hours would take hold of them later.
        var kept = rows.keep(connection, "post", posts);
        if (kept.isEmpty()) {
            return;
        }
        var ids = rows.array(connection, kept);
        try (var hold = connection.prepareStatement(HOLD)) {
            hold.setArray(1, ids);
            hold.execute();
        }
        // Only now: who comes later must not bring back an earlier hour's windows.
        var hour = clock.instant().truncatedTo(HOURS);
        var all = read(connection, ids, hour);
        addHours(connection, hour, all.stream().filter(Found::isNewInThisHour).toList());
        rows.set(connection, "share_total", "post_id", NUMBERS, all.stream().collect(toMap(Found::post, Found::numbers)));
    }

    private static List<Found> read(Connection connection, Array posts, Instant hour) throws SQLException {
        var times = Stream.concat(PopularityWindow.bounded().stream().map(window -> window.beginAt(hour)), Stream.of(hour))
                .toList();
        var all = new ArrayList<Found>();
        try (var statement = connection.prepareStatement(READ)) {
            for (int i = 0; i < times.size(); i++) {
                statement.setObject(i + 1, jdbc(times.get(i)));
            }
            statement.setArray(times.size() + 1, posts);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var before = new ArrayList<@Nullable Long>();
                    for (int i = 0; i < times.size(); i++) {
                        before.add(row.getObject(i + 5, Long.class));
                    }
                    all.add(new Found(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3), row.getLong(4), before));
                }
            }
        }
        return all;
    }

    private static void addHours(Connection connection, Instant hour, List<Found> posts) throws SQLException {
        try (var statement = connection.prepareStatement(ADD_HOUR)) {
            for (var post : posts) {
                statement.setObject(1, post.post);
                statement.setObject(2, jdbc(hour));
                statement.setLong(3, post.settled);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static OffsetDateTime jdbc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
