package dev.standfirst.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.hibernate.Session;

import dev.standfirst.cache.ColdCache;
import dev.standfirst.database.CurrentDataSource;
import dev.standfirst.database.CurrentSession;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** SQL for the service's database, for work that would take too long over HTTP. */
public final class Sql {

    private Sql() {
    }

    /** Runs the statements in one transaction. */
    public static void run(List<String> statements) {
        QuarkusTransaction.requiringNew().timeout(120).run(() -> session().doWork(connection -> {
            try (var statement = connection.createStatement()) {
                for (var sql : statements) {
                    statement.execute(sql);
                }
            }
        }));
        ColdCache.clearAll();
    }

    /** Runs a statement that is not allowed in a transaction. */
    public static void runAlone(String statement) {
        try (var connection = Arc.container().instance(CurrentDataSource.class).get().get().getConnection();
                var jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The single value of a query; null if it returns no row. */
    public static String text(String query) {
        return texts(query).stream().findFirst().orElse(null);
    }

    /** The first column of each row of a query. */
    public static List<String> texts(String query) {
        return QuarkusTransaction.requiringNew().call(() -> session().doReturningWork(connection -> {
            try (var statement = connection.createStatement(); var result = statement.executeQuery(query)) {
                var texts = new ArrayList<String>();
                while (result.next()) {
                    texts.add(result.getString(1));
                }
                return texts;
            }
        }));
    }

    static Session session() {
        return Arc.container().instance(CurrentSession.class).get().get();
    }
}
