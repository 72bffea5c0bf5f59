package dev.standfirst.testing;

import java.util.stream.LongStream;

import dev.standfirst.cache.ColdCache;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Counts the SQL statements of a request. */
public final class Statements {

    private Statements() {
    }

    /**
     * Statements of a request with an empty response cache; the minimum of three runs, because background jobs only add to it.
     */
    public static long of(Runnable request) {
        return LongStream.generate(() -> {
            ColdCache.clearResponses();
            return once(request);
        }).limit(3).min().getAsLong();
    }

    /** Statements of a single run, with the response cache as it is. */
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
