package dev.standfirst.share;

import static java.time.temporal.ChronoUnit.HOURS;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.standfirst.database.CurrentSession;
import dev.standfirst.database.ManyRows;
import dev.standfirst.post.ShareWindow;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * What lists are sorted by, which follows the counts: to keep it with each share would cost more than to count the share. It is
 * added up from the counts and never added to, so that to do that twice, or on two instances at once, changes nothing.
 */
@Singleton
class ShareTotals {

    /** Settled in one transaction; few enough not to hold up those who delete. */
    static final int BATCH = 200;

    private static final String COUNTED = "(select coalesce(sum(n.counted), 0) from share_count n where n.post_id = t.post_id)";

    private static final String HOLD = "select post_id from share_total where post_id = any(?) order by post_id for update";

    /**
     * The hour, where something was counted since the last time. A clock that was ahead has left hours behind that are later:
     * these hold what follows in this one, too.
     */
    private static final String ADD_HOUR = "insert into share_hour (post_id, begins_at, counted_before) select t.post_id, ?, "
            + "coalesce((select least(h.counted_before, t.counted) from share_hour h where h.post_id = t.post_id "
            + "and h.begins_at > ? order by h.begins_at fetch first 1 row only), t.counted) "
            + "from share_total t where t.post_id = any(?) and t.counted < " + COUNTED
            + " and not exists (select 1 from share_hour h where h.post_id = t.post_id and h.begins_at = ?)";

    /** What was counted since before the first hour of a window. */
    private static final String WITHIN = ", coalesce(sum(n.counted) - (select h.counted_before from share_hour h "
            + "where h.post_id = same.post_id and h.begins_at >= ? order by h.begins_at fetch first 1 row only), 0)";

    /** All but those that were shared only now, and have no such hour yet: whoever counted that will come with it. */
    private static final String ADD_UP = "update share_total t set (total, counted, last_day, last_week, last_month) = "
            + "(select coalesce(sum(n.counted + n.baseline), 0), coalesce(sum(n.counted), 0)" + WITHIN.repeat(3)
            + " from share_total same left join share_count n on n.post_id = same.post_id where same.post_id = t.post_id "
            + "group by same.post_id) where t.post_id = any(?) and (t.counted >= " + COUNTED
            + " or exists (select 1 from share_hour h where h.post_id = t.post_id and h.begins_at = ?))";

    private static final String BEHIND = "select t.post_id from share_total t join (select post_id, sum(counted) as counted, "
            + "sum(counted + baseline) as total from share_count group by post_id) n on n.post_id = t.post_id "
            + "where n.counted <> t.counted or n.total <> t.total";

    private final CurrentSession session;
    private final ManyRows rows;
    private final Clock clock;

    ShareTotals(CurrentSession session, ManyRows rows, Clock clock) {
        this.session = session;
        this.rows = rows;
        this.clock = clock;
    }

    /** However many, in transactions of their own; of those that have been deleted, nothing becomes. */
    void settleAll(List<UUID> posts) {
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
    List<UUID> behind() {
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
        execute(connection, HOLD, ids);
        // Only now: who comes later must not bring back an earlier hour's windows.
        var hour = clock.instant().truncatedTo(HOURS);
        var thisHour = jdbc(hour);
        execute(connection, ADD_HOUR, thisHour, thisHour, ids, thisHour);
        execute(connection, ADD_UP, jdbc(ShareWindow.DAY.beginAt(hour)), jdbc(ShareWindow.WEEK.beginAt(hour)),
                jdbc(ShareWindow.MONTH.beginAt(hour)), ids, thisHour);
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private static OffsetDateTime jdbc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
