package dev.standfirst.problem;

import static dev.standfirst.problem.ProblemType.MALFORMED;
import static dev.standfirst.problem.ProblemType.METHOD_NOT_ALLOWED;
import static dev.standfirst.problem.ProblemType.NOT_FOUND;
import static dev.standfirst.problem.ProblemType.TOO_LARGE;
import static dev.standfirst.problem.ProblemType.UNAVAILABLE;

import java.util.concurrent.RejectedExecutionException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/**
 * Every “no” to a request that does not reach Quarkus REST: unknown paths, and what a filter or the router itself
 * refuses. A filter says {@code context.fail(problem)}, and it ends here.
 */
@Singleton
class RouterProblems {

    /** Behind all routes, and before the error page of Quarkus, which is the very last. */
    private static final int AFTER_ALL = Integer.MAX_VALUE - 1;

    private final ProblemResponse answer;
    private final ObjectMapper json;

    RouterProblems(ProblemResponse answer, ObjectMapper json) {
        this.answer = answer;
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_ALL).handler(request -> request.fail(nothingAt(request))).failureHandler(this::respond);
        // What makes it impossible to look for a route also makes it impossible to look for a failure handler.
        router.errorHandler(400, this::respond);
    }

    static ProblemException nothingAt(RoutingContext request) {
        return NOT_FOUND.because("There is nothing at “%s”; /docs shows what there is.", request.request().path());
    }

    private void respond(RoutingContext request) {
        var response = request.response();
        if (response.headWritten()) {
            // Too late for words; the broken end tells the client that something is missing.
            request.request().connection().close();
            return;
        }
        var problem = reason(request);
        var body = answer.of(problem, request);
        response.setStatusCode(body.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(write(body));
    }

    private ProblemException reason(RoutingContext request) {
        var failure = request.failure();
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof RejectedExecutionException) {
            return UNAVAILABLE.because("More requests are waiting than can be served; please try again.");
        }
        var status = failure instanceof HttpException http ? http.getStatusCode() : request.statusCode();
        return switch (status) {
            case 404 -> nothingAt(request);
            case 405 -> METHOD_NOT_ALLOWED.because("%s does not work here.", request.request().method());
            case 413 -> TOO_LARGE.because("The body is too large.");
            default -> status >= 400 && status < 500 ? MALFORMED.because("The request cannot be read.")
                    : answer.failure(failure == null ? new IllegalStateException("Status " + status) : failure, request);
        };
    }

    private Buffer write(Problem problem) {
        try {
            return Buffer.buffer(json.writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of strings can always be written", e);
        }
    }
}
