package dev.standfirst.share.popularity;

import static dev.standfirst.post.list.PopularityWindow.DAY;
import static dev.standfirst.post.list.PopularityWindow.MONTH;
import static dev.standfirst.post.list.PopularityWindow.WEEK;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Statements on the tables {@code post_popularity} and {@code share_hour}, within the transaction of a connection. Statements
 * that both databases understand are in this class, the others in a subclass for each database.
 */
abstract class PopularityStore {

    /** Popularity that differs from the sums of the share counts. */
    static final String OUTDATED = """
            select t.post_id
            from post_popularity t
            join (
                select post_id, sum(counted) as counted, sum(counted + baseline) as total
                from share_count
                group by post_id
            ) n on n.post_id = t.post_id
            where n.counted <> t.counted or n.total <> t.total""";

    private static final String LOCK = """
            select post_id from post_popularity where post_id = any(?) order by post_id for update""";

    /**
     * Sums of all posts in one statement, so that they belong to the same moment: an hour starts with exactly the shares
     * that the post had before.
     */
    private static final String READ_SUMS = """
            select t.post_id, t.counted, coalesce(sum(n.counted), 0), coalesce(sum(n.counted + n.baseline), 0),
                (select h.counted_before from share_hour h where h.post_id = t.post_id and h.begins_at >= ?
                 order by h.begins_at fetch first 1 row only),
                (select h.counted_before from share_hour h where h.post_id = t.post_id and h.begins_at >= ?
                 order by h.begins_at fetch first 1 row only),
                (select h.counted_before from share_hour h where h.post_id = t.post_id and h.begins_at >= ?
                 order by h.begins_at fetch first 1 row only),
                (select h.counted_before from share_hour h where h.post_id = t.post_id and h.begins_at >= ?
                 order by h.begins_at fetch first 1 row only)
            from post_popularity t
            left join share_count n on n.post_id = t.post_id
            where t.post_id = any(?)
            group by t.post_id, t.counted""";

    private static final String INSERT_HOUR = """
            insert into share_hour (post_id, begins_at, counted_before) values (?, ?, ?)""";

    /** Locks the popularity of posts, ordered by key, so that two transactions never wait for each other in a deadlock. */
    void lock(Connection connection, Collection<UUID> posts) throws SQLException {
        try (var statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, connection.createArrayOf("uuid", posts.toArray()));
            statement.execute();
        }
    }

    List<ShareSums> readSums(Connection connection, Collection<UUID> posts, Instant hour) throws SQLException {
        try (var statement = connection.prepareStatement(READ_SUMS)) {
            statement.setObject(1, utc(DAY.beginAt(hour)));
            statement.setObject(2, utc(WEEK.beginAt(hour)));
            statement.setObject(3, utc(MONTH.beginAt(hour)));
            statement.setObject(4, utc(hour));
            statement.setArray(5, connection.createArrayOf("uuid", posts.toArray()));
            var sums = new ArrayList<ShareSums>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    sums.add(new ShareSums(row.getObject(1, UUID.class), row.getLong(2), row.getLong(3), row.getLong(4),
                            row.getObject(5, Long.class), row.getObject(6, Long.class), row.getObject(7, Long.class),
                            row.getObject(8, Long.class)));
                }
            }
            return sums;
        }
    }

    void insertHour(Connection connection, Instant hour, Collection<ShareSums> posts) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_HOUR)) {
            for (var post : posts) {
                statement.setObject(1, post.post());
                statement.setObject(2, utc(hour));
                statement.setLong(3, post.countedAtUpdate());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Updates rows that {@link #lock} has locked. */
    abstract void update(Connection connection, List<Popularity> posts) throws SQLException;

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
