package dev.standfirst.problem;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.vertx.ext.web.RoutingContext;

/**
 * Log of the requests that failed unexpectedly. Whoever finds a failing request can repeat it 600 times a second, and a stack
 * trace has 20 kB: therefore stack traces and lines have a rate, and the number of omitted ones is logged with the next line.
 */
final class FailureLog {

    private static final Logger LOG = Logger.getLogger(ProblemResponse.class);

    private static final int STACK_TRACES_PER_MINUTE = 20;
    private static final int LINES_PER_MINUTE = 200;

    /** Characters of a path in the log; the path itself may have 16,384. */
    private static final int MAX_PATH = 200;

    private final Bucket stackTraces;
    private final Bucket lines;
    private final LongAdder omitted = new LongAdder();

    FailureLog(TimeMeter time) {
        this.stackTraces = perMinute(STACK_TRACES_PER_MINUTE, time);
        this.lines = perMinute(LINES_PER_MINUTE, time);
    }

    private static Bucket perMinute(int count, TimeMeter time) {
        return Bucket.builder().withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(count).refillGreedy(count, Duration.ofMinutes(1))).build();
    }

    /** Logs a fault of the service, with its stack trace. */
    void fault(Throwable e, RoutingContext request) {
        if (!lines.tryConsume(1)) {
            omitted.increment();
        } else if (stackTraces.tryConsume(1)) {
            LOG.errorf(e, "%s failed, trace %s%s", line(request), TraceId.forLog(request), omitted());
        } else {
            LOG.errorf("%s failed, trace %s: %s%s", line(request), TraceId.forLog(request),
                    shortened(CauseChain.root(e).toString()),
                    omitted());
        }
    }

    /** Logs that the database was the reason, which needs no stack trace. */
    void busyDatabase(Throwable e, RoutingContext request) {
        if (lines.tryConsume(1)) {
            LOG.warnf("%s failed, because the database was busy or unreachable: %s, trace %s%s", line(request),
                    shortened(CauseChain.root(e).toString()), TraceId.forLog(request), omitted());
        } else {
            omitted.increment();
        }
    }

    private String omitted() {
        var count = omitted.sumThenReset();
        return count == 0 ? "" : "; " + count + " failures before this one were not logged";
    }

    private static String line(RoutingContext request) {
        return request.request().method() + " " + shortened(String.valueOf(request.request().path()));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_PATH ? text : text.substring(0, MAX_PATH) + "…";
    }
}
