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

import dev.standfirst.http.coding.ContentCoding;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

/**
 * Sends the problems of requests that do not reach Quarkus REST: unknown paths, and rejections by a filter or by the router.
 * A filter calls {@code context.fail(problem)}, which leads here.
 */
@Singleton
class RouterProblems {

    /** Order of the route: after all others, and before the error page of Quarkus, which is the last. */
    private static final int AFTER_ALL = Integer.MAX_VALUE - 1;

    private final ProblemResponse problems;
    private final ObjectMapper json;

    RouterProblems(ProblemResponse problems, ObjectMapper json) {
        this.problems = problems;
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(AFTER_ALL).handler(request -> request.fail(notFound(request))).failureHandler(this::respond);
        // For a request that cannot be routed, the router finds no failure handler of a route either.
        router.errorHandler(400, this::respond);
    }

    static ProblemException notFound(RoutingContext request) {
        return NOT_FOUND.because("There is no resource at “%s”; /docs describes the resources that exist.",
                request.request().path());
    }

    private void respond(RoutingContext request) {
        var response = request.response();
        if (response.headWritten()) {
            // Too late for a problem; the aborted connection shows the client that the response is incomplete.
            request.request().connection().close();
            return;
        }
        var problem = reason(request);
        var body = problems.of(problem, request);
        response.setStatusCode(body.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // No filter has seen a request that cannot be routed.
                .putHeader("X-Content-Type-Options", "nosniff");
        if (ContentCoding.isGzip(request.request())) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, ContentCoding.GZIP)
                    .end(Buffer.buffer(ContentCoding.gzip(write(body))));
        } else {
            response.end(Buffer.buffer(write(body)));
        }
    }

    private ProblemException reason(RoutingContext request) {
        var failure = request.failure();
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof RejectedExecutionException) {
            return UNAVAILABLE.because(
                    "More requests are waiting than the service can process soon. Retry after the time in “Retry-After”.");
        }
        var status = failure instanceof HttpException http ? http.getStatusCode() : request.statusCode();
        return switch (status) {
            case 404 -> notFound(request);
            case 405 -> METHOD_NOT_ALLOWED.because("%s is not allowed here.", request.request().method());
            case 413 -> TOO_LARGE.because("The body is larger than the service accepts.");
            default -> status >= 400 && status < 500 ? MALFORMED.because("The request could not be parsed.")
                    : problems.failure(failure == null ? new IllegalStateException("Status " + status) : failure, request);
        };
    }

    private byte[] write(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of strings can always be serialized", e);
        }
    }
}
