package dev.standfirst.problem;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Turns a “no” into the body and the headers that it is answered with, the same whoever refused. */
@Singleton
public class ProblemResponse {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemResponse.class);

    /** Long enough for a lock or a connection to come free, or for a request to be answered. */
    private static final String RETRY_SECONDS = "1";

    /** The body; what must stand in headers is put there. */
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

    /** A database that is busy or was faster with another request, or a mistake of ours: logged here, once. */
    ProblemException failure(Throwable e, RoutingContext request) {
        var known = DatabaseProblems.of(e);
        if (known == null) {
            LOG.errorf(e, "%s %s failed, trace %s", request.request().method(), request.request().path(), TraceId.of(request));
            return ProblemType.INTERNAL
                    .because("The fault is ours, and it is in our log. Mention the trace id if you report it.");
        }
        if (known.type() == ProblemType.UNAVAILABLE) {
            LOG.warnf("%s %s had no luck with the database: %s, trace %s", request.request().method(), request.request().path(),
                    CauseChain.root(e), TraceId.of(request));
        }
        return known;
    }
}
