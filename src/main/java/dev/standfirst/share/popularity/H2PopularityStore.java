package dev.standfirst.share.popularity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Updates the popularity of each post by itself: H2 has no update from an array, and runs in this process. */
final class H2PopularityStore extends PopularityStore {

    private static final String UPDATE = """
            update post_popularity
            set total = ?, counted = ?, last_day = ?, last_week = ?, last_month = ?
            where post_id = ?""";

    @Override
    void update(Connection connection, List<Popularity> posts) throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE)) {
            for (var post : posts) {
                statement.setLong(1, post.total());
                statement.setLong(2, post.counted());
                statement.setLong(3, post.lastDay());
                statement.setLong(4, post.lastWeek());
                statement.setLong(5, post.lastMonth());
                statement.setObject(6, post.post());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
