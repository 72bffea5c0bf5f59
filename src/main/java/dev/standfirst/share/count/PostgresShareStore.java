package dev.standfirst.share.count;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

import dev.standfirst.post.card.PostShares;
import dev.standfirst.share.read.ShareCount;

/**
 * Writes the rows of a table with one statement, from arrays. Each statement orders its rows by key, so that it locks them
 * in that order: two transactions that write the same tables in the same order never wait for each other in a deadlock.
 */
final class PostgresShareStore extends ShareStore {

    private static final String REMEMBER = """
            insert into recent_share (visitor, expires_at)
            select visitor, ? from unnest(?) as given (visitor)
            order by visitor
            on conflict (visitor) do update set expires_at = excluded.expires_at where recent_share.expires_at <= ?
            returning visitor""";

    private static final String ADD_TO_COUNTS = """
            insert into share_count (post_id, network, counted, baseline)
            select post_id, network, added, 0 from unnest(?, ?, ?) as given (post_id, network, added)
            order by post_id, network
            on conflict (post_id, network) do update set counted = share_count.counted + excluded.counted""";

    private static final String ADD_TO_DAY = """
            insert into share_day (post_id, shared_on, network, counted)
            select post_id, ?, network, added from unnest(?, ?, ?) as given (post_id, network, added)
            order by post_id, network
            on conflict (post_id, shared_on, network) do update set counted = share_day.counted + excluded.counted""";

    /**
     * Three statements sent in one round trip. Only the last of them may return rows: the driver does not read while it still
     * sends.
     */
    private static final String ADD_AND_READ_COUNTS = String.join(";\n", ADD_TO_COUNTS, ADD_TO_DAY, READ_COUNTS);

    @Override
    Set<String> remember(Connection connection, Set<String> visitors, Instant now, Instant until) throws SQLException {
        if (visitors.isEmpty()) {
            return Set.of();
        }
        try (var statement = connection.prepareStatement(REMEMBER)) {
            statement.setObject(1, utc(until));
            statement.setArray(2, connection.createArrayOf("varchar", visitors.toArray(String[]::new)));
            statement.setObject(3, utc(now));
            return readVisitors(statement);
        }
    }

    @Override
    Map<UUID, PostShares> add(Connection connection, SortedMap<ShareCount.Key, Long> shares, LocalDate day, Set<UUID> posts)
            throws SQLException {
        var requested = connection.createArrayOf("uuid", posts.toArray());
        if (shares.isEmpty()) {
            try (var statement = connection.prepareStatement(READ_COUNTS)) {
                statement.setArray(1, requested);
                try (var rows = statement.executeQuery()) {
                    return readCounts(rows);
                }
            }
        }
        var keys = shares.keySet();
        var postIds = connection.createArrayOf("uuid", keys.stream().map(ShareCount.Key::postId).toArray());
        var networks = connection.createArrayOf("varchar", keys.stream().map(ShareCount.Key::network).toArray(String[]::new));
        var added = connection.createArrayOf("bigint", shares.values().toArray());
        try (var statement = connection.prepareStatement(ADD_AND_READ_COUNTS)) {
            statement.setArray(1, postIds);
            statement.setArray(2, networks);
            statement.setArray(3, added);
            statement.setObject(4, day);
            statement.setArray(5, postIds);
            statement.setArray(6, networks);
            statement.setArray(7, added);
            statement.setArray(8, requested);
            for (var hasRows = statement.execute(); !hasRows;) {
                hasRows = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                return readCounts(rows);
            }
        }
    }
}
