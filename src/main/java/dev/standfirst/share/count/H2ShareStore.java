package dev.standfirst.share.count;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

import dev.standfirst.post.card.PostShares;
import dev.standfirst.share.read.ShareCount;

/**
 * Writes one row after the other, by an update and, where that finds no row, an insert: H2 has no {@code on conflict do
 * update}. Only one thread may write, since two could insert the same row: the thread of the share queue.
 */
final class H2ShareStore extends ShareStore {

    private static final String REMEMBER_AGAIN = """
            update recent_share set expires_at = ? where visitor = ? and expires_at <= ?""";

    private static final String REMEMBER = """
            insert into recent_share (expires_at, visitor)
            select ?, ? where not exists (select 1 from recent_share where visitor = ?)""";

    private static final String ADD_TO_COUNT = """
            update share_count set counted = counted + ? where post_id = ? and network = ?""";

    private static final String INSERT_COUNT = """
            insert into share_count (counted, post_id, network, baseline) values (?, ?, ?, 0)""";

    private static final String ADD_TO_DAY = """
            update share_day set counted = counted + ? where post_id = ? and network = ? and shared_on = ?""";

    private static final String INSERT_DAY = """
            insert into share_day (counted, post_id, network, shared_on) values (?, ?, ?, ?)""";

    /** Number of shares to add to a count. */
    private record Addition(ShareCount.Key count, long shares) {
    }

    /** Sets the parameters that one addition needs. */
    private interface Parameters {

        void set(PreparedStatement statement, Addition addition) throws SQLException;
    }

    @Override
    Set<String> remember(Connection connection, Set<String> visitors, Instant now, Instant until) throws SQLException {
        if (visitors.isEmpty()) {
            return Set.of();
        }
        var remembered = new HashSet<String>();
        try (var update = connection.prepareStatement(REMEMBER_AGAIN); var insert = connection.prepareStatement(REMEMBER)) {
            for (var visitor : visitors) {
                update.setObject(1, utc(until));
                update.setString(2, visitor);
                update.setObject(3, utc(now));
                insert.setObject(1, utc(until));
                insert.setString(2, visitor);
                insert.setString(3, visitor);
                if (update.executeUpdate() == 1 || insert.executeUpdate() == 1) {
                    remembered.add(visitor);
                }
            }
        }
        return remembered;
    }

    @Override
    Map<UUID, PostShares> add(Connection connection, SortedMap<ShareCount.Key, Long> shares, LocalDate day, Set<UUID> posts)
            throws SQLException {
        var additions = shares.entrySet().stream().map(share -> new Addition(share.getKey(), share.getValue())).toList();
        updateOrInsert(connection, ADD_TO_COUNT, INSERT_COUNT, additions, H2ShareStore::setCount);
        updateOrInsert(connection, ADD_TO_DAY, INSERT_DAY, additions, (statement, addition) -> {
            setCount(statement, addition);
            statement.setObject(4, day);
        });
        try (var statement = connection.prepareStatement(READ_COUNTS)) {
            statement.setArray(1, connection.createArrayOf("uuid", posts.toArray()));
            try (var rows = statement.executeQuery()) {
                return readCounts(rows);
            }
        }
    }

    private static void setCount(PreparedStatement statement, Addition addition) throws SQLException {
        statement.setLong(1, addition.shares);
        statement.setObject(2, addition.count.postId());
        statement.setString(3, addition.count.network());
    }

    private static void updateOrInsert(Connection connection, String update, String insert, List<Addition> additions,
            Parameters parameters) throws SQLException {
        var updated = runBatch(connection, update, additions, parameters);
        var missing = new ArrayList<Addition>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                missing.add(additions.get(i));
            }
        }
        runBatch(connection, insert, missing, parameters);
    }

    private static int[] runBatch(Connection connection, String sql, List<Addition> additions, Parameters parameters)
            throws SQLException {
        if (additions.isEmpty()) {
            return new int[0];
        }
        try (var statement = connection.prepareStatement(sql)) {
            for (var addition : additions) {
                parameters.set(statement, addition);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }
}
