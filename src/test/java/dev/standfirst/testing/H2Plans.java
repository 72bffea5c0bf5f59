package dev.standfirst.testing;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Query plans of H2 for the statements that the service sends. */
public final class H2Plans {

    private H2Plans() {
    }

    /** Plans of the queries for posts that the work runs. */
    public static List<String> of(Runnable work) {
        Sql.runAlone("set query_statistics false"); // discards the statistics so far
        Sql.runAlone("set query_statistics true");
        try {
            work.run();
            return Sql.texts("""
                    select sql_statement
                    from information_schema.query_statistics
                    where sql_statement like 'select %from post %'
                    """).stream().map(H2Plans::plan).toList();
        } finally {
            Sql.runAlone("set query_statistics false");
        }
    }

    private static String plan(String query) {
        return QuarkusTransaction.requiringNew().call(() -> Sql.session().doReturningWork(connection -> {
            try (var statement = connection.prepareStatement("explain " + query)) {
                for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                    statement.setNull(i, Types.NULL);
                }
                var plan = new ArrayList<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        plan.add(rows.getString(1));
                    }
                }
                return String.join("\n", plan);
            }
        }));
    }
}
