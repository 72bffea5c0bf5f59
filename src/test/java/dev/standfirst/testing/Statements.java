package dev.standfirst.testing;

import java.util.stream.LongStream;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Counts the SQL statements that a request costs. */
public final class Statements {

    private Statements() {
    }

    /** The least of three runs: what the service does meanwhile of its own accord only ever adds. */
    public static long of(Runnable request) {
        var statistics = QuarkusTransaction.requiringNew().call(() -> Sql.session().getSessionFactory()).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            return LongStream.generate(() -> {
                statistics.clear();
                request.run();
                return statistics.getPrepareStatementCount();
            }).limit(3).min().getAsLong();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
