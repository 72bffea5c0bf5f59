package dev.standfirst.share.popularity;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToLongFunction;

/** Updates the popularity of all posts by one statement. */
final class PostgresPopularityStore extends PopularityStore {

    private static final String UPDATE = """
            update post_popularity
            set total = given.total, counted = given.counted, last_day = given.last_day, last_week = given.last_week,
                last_month = given.last_month
            from unnest(?, ?, ?, ?, ?, ?) as given (post_id, total, counted, last_day, last_week, last_month)
            where post_popularity.post_id = given.post_id""";

    @Override
    void update(Connection connection, List<Popularity> posts) throws SQLException {
        if (posts.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(UPDATE)) {
            statement.setArray(1, connection.createArrayOf("uuid", posts.stream().map(Popularity::post).toArray()));
            statement.setArray(2, numbers(connection, posts, Popularity::total));
            statement.setArray(3, numbers(connection, posts, Popularity::counted));
            statement.setArray(4, numbers(connection, posts, Popularity::lastDay));
            statement.setArray(5, numbers(connection, posts, Popularity::lastWeek));
            statement.setArray(6, numbers(connection, posts, Popularity::lastMonth));
            statement.executeUpdate();
        }
    }

    private static Array numbers(Connection connection, List<Popularity> posts, ToLongFunction<Popularity> number)
            throws SQLException {
        return connection.createArrayOf("bigint", posts.stream().mapToLong(number).boxed().toArray());
    }
}
