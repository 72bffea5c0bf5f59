package dev.standfirst.testing;

import java.util.stream.LongStream;

import dev.standfirst.cache.ColdCache;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Counts the SQL statements that a request costs. */
public final class Statements {

    private Statements() {
    }

    /** Asked for the first time. The least of three runs: what the service does meanwhile of its own accord only ever adds. */
    public static long of(Runnable request) {
        return LongStream.generate(() -> {
            ColdCache.ofAnswers();
            return once(request);
        }).limit(3).min().getAsLong();
    }

    /** In this one run, whatever has been asked before. */
    public static long once(Runnable request) {
        var statistics = QuarkusTransaction.requiringNew().call(() -> Sql.session().getSessionFactory()).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            request.run();
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
