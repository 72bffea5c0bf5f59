package dev.standfirst.problem;

import jakarta.inject.Singleton;

import io.github.bucket4j.TimeMeter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Creates the body and the headers of a problem's response, for Quarkus REST and for the router alike. */
@Singleton
public class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Retry after this many seconds: by then, a lock or a connection is usually free, or the first request is finished. */
    private static final String RETRY_SECONDS = "1";

    private final FailureLog log = new FailureLog(TimeMeter.SYSTEM_MILLISECONDS);

    /** Returns the body and sets the headers of the response. */
    public Problem of(ProblemException e, RoutingContext request) {
        var type = e.type();
        var headers = request.response().headers();
        if (type == ProblemType.UNAUTHENTICATED) {
            // RFC 6750, §3: no error code where no token was sent.
            headers.set("WWW-Authenticate", "Bearer realm=\"standfirst\""
                    + (request.request().headers().contains(HttpHeaders.AUTHORIZATION) ? ", error=\"invalid_token\"" : ""));
        }
        if (type == ProblemType.UNAVAILABLE || type == ProblemType.IN_FLIGHT) {
            headers.set("Retry-After", RETRY_SECONDS);
        }
        if (type == ProblemType.TOO_LARGE) {
            LingeringClose.closeAfterResponse(request);
        }
        return new Problem(type.uri(), type.title(), type.status(), String.valueOf(e.getMessage()), request.request().path(),
                TraceId.of(request), e.errors(), e.currentVersion());
    }

    /**
     * Returns the problem of an unexpected exception: a busy database, a concurrent change or a fault of the service. Logs
     * it in {@link FailureLog}.
     */
    ProblemException failure(Throwable e, RoutingContext request) {
        var known = DatabaseProblems.of(e);
        if (known == null) {
            log.fault(e, request);
            return ProblemType.INTERNAL
                    .because("The service failed and logged the error. Include the trace id in a report.");
        }
        if (known.type() == ProblemType.UNAVAILABLE) {
            log.busyDatabase(e, request);
        }
        return known;
    }
}
