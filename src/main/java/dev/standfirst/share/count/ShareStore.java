package dev.standfirst.share.count;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import dev.standfirst.post.card.PostShares;
import dev.standfirst.share.read.ShareCount;

/**
 * Statements on the tables {@code recent_share}, {@code share_count} and {@code share_day}, within the transaction of a
 * connection. Statements that both databases understand are in this class, the others in a subclass for each database.
 */
abstract class ShareStore {

    /** Counts of posts by network, including the baseline. */
    static final String READ_COUNTS = """
            select post_id, network, counted + baseline
            from share_count
            where post_id = any(?) and counted + baseline > 0""";

    private static final String FIND_REMEMBERED = """
            select visitor from recent_share where visitor = any(?) and expires_at > ?""";

    /**
     * Remembers visitors until a time.
     *
     * @param visitors hashes without duplicates
     * @return the hashes that were not remembered before, or expired by {@code now}
     */
    abstract Set<String> remember(Connection connection, Set<String> visitors, Instant now, Instant until)
            throws SQLException;

    /**
     * Adds shares to the counts of posts and of a day.
     *
     * @param shares number of shares to add to each count, sorted by post and network
     * @param day in UTC
     * @param posts at least one post, whose counts to return
     * @return new counts including the baseline; posts without a share are absent
     */
    abstract Map<UUID, PostShares> add(Connection connection, SortedMap<ShareCount.Key, Long> shares, LocalDate day,
            Set<UUID> posts) throws SQLException;

    /** Returns the hashes that are remembered at a time. */
    Set<String> findRemembered(Connection connection, Collection<String> visitors, Instant now) throws SQLException {
        if (visitors.isEmpty()) {
            return Set.of();
        }
        try (var statement = connection.prepareStatement(FIND_REMEMBERED)) {
            statement.setArray(1, connection.createArrayOf("varchar", visitors.toArray(String[]::new)));
            statement.setObject(2, utc(now));
            return readVisitors(statement);
        }
    }

    static Set<String> readVisitors(PreparedStatement statement) throws SQLException {
        var visitors = new HashSet<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                visitors.add(rows.getString(1));
            }
        }
        return visitors;
    }

    static Map<UUID, PostShares> readCounts(ResultSet rows) throws SQLException {
        var networks = new HashMap<UUID, Map<String, Long>>();
        while (rows.next()) {
            networks.computeIfAbsent(rows.getObject(1, UUID.class), post -> new TreeMap<>()).put(rows.getString(2),
                    rows.getLong(3));
        }
        var counts = new HashMap<UUID, PostShares>();
        networks.forEach((post, shares) -> counts.put(post, PostShares.of(shares)));
        return counts;
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
