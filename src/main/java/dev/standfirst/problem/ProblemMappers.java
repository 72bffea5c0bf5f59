package dev.standfirst.problem;

import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.MALFORMED;
import static dev.standfirst.problem.ProblemType.METHOD_NOT_ALLOWED;
import static dev.standfirst.problem.ProblemType.NOT_ACCEPTABLE;
import static dev.standfirst.problem.ProblemType.TOO_LARGE;
import static dev.standfirst.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.io.IOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Turns exceptions of requests that reached Quarkus REST into problems; for all others, see {@link RouterProblems}. */
@ApplicationScoped
class ProblemMappers {

    private final ProblemResponse problems;
    private final Endpoints endpoints;

    ProblemMappers(ProblemResponse problems, Endpoints endpoints) {
        this.problems = problems;
        this.endpoints = endpoints;
    }

    @ServerExceptionMapper
    Response rule(ProblemException e, RoutingContext request) {
        return respond(e, request);
    }

    @ServerExceptionMapper
    Response validation(ConstraintViolationException e, RoutingContext request) {
        return respond(ConstraintProblems.isServerFault(e) ? problems.failure(e, request) : ConstraintProblems.of(e), request);
    }

    /** Maps the only exception of Jackson that Quarkus REST does not wrap into a 400. */
    @ServerExceptionMapper
    Response json(MismatchedInputException e, RoutingContext request) {
        return respond(JsonProblems.of(e), request);
    }

    /**
     * Maps exceptions of Jakarta REST. Not found is listed by itself because Quarkus maps it, too, in development and in
     * tests.
     */
    @ServerExceptionMapper({ NotFoundException.class, WebApplicationException.class })
    Response rejected(WebApplicationException e, RoutingContext request) {
        var status = e.getResponse().getStatus();
        return status < 400 ? e.getResponse() : respond(reason(e, status, request), request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, RoutingContext request) {
        var problem = CauseChain.find(ProblemException.class, e);
        if (problem.isPresent()) {
            return respond(problem.get(), request);
        }
        var violation = CauseChain.find(ConstraintViolationException.class, e);
        if (violation.isPresent()) {
            return validation(violation.get(), request);
        }
        if (e instanceof IOException && !(e instanceof JacksonException) && !request.request().isEnded()) {
            return respond(MALFORMED.because("The body must be complete; the connection failed before its end."), request);
        }
        return respond(problems.failure(e, request), request);
    }

    private ProblemException reason(WebApplicationException e, int status, RoutingContext request) {
        var problem = CauseChain.find(ProblemException.class, e);
        if (problem.isPresent()) {
            return problem.get();
        }
        var path = request.normalizedPath();
        var method = request.request().method().name();
        return switch (status) {
            case 400 -> CauseChain.find(JacksonException.class, e).map(JsonProblems::of)
                    .orElseGet(() -> MALFORMED.because("The request could not be parsed."));
            // Jakarta REST throws a 404 for a parameter that it cannot convert, with the reason as its cause.
            case 404 -> e.getCause() == null ? RouterProblems.notFound(request)
                    : INVALID_PARAMETER.because("A path or query parameter has the wrong format.");
            case 405 -> {
                var allowed = String.join(", ", endpoints.allowedMethods(path));
                request.response().putHeader(HttpHeaders.ALLOW, allowed);
                yield METHOD_NOT_ALLOWED.because("%s is not allowed here; allowed methods are %s.", method, allowed);
            }
            case 406 -> NOT_ACCEPTABLE.because("“Accept” must include application/json, the media type of the response.");
            case 413 -> TOO_LARGE.because("The body is larger than the service accepts.");
            case 415 -> {
                var mediaTypes = endpoints.acceptedMediaTypes(path, method);
                request.response().putHeader(HttpHeaders.ACCEPT, String.join(", ", mediaTypes));
                yield UNSUPPORTED_MEDIA_TYPE.because("“Content-Type” must be %s, and the body of that type.",
                        String.join(" or ", mediaTypes));
            }
            default -> status < 500 ? MALFORMED.because("The request could not be processed.") : problems.failure(e, request);
        };
    }

    private Response respond(ProblemException e, RoutingContext request) {
        return Response.status(e.type().status()).type(ProblemResponse.MEDIA_TYPE).entity(problems.of(e, request)).build();
    }
}
