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

/** Every “no” to a request that found its way to Quarkus REST; for the others, see {@link RouterProblems}. */
@ApplicationScoped
class ProblemMappers {

    private final ProblemResponse answer;
    private final Endpoints endpoints;

    ProblemMappers(ProblemResponse answer, Endpoints endpoints) {
        this.answer = answer;
        this.endpoints = endpoints;
    }

    @ServerExceptionMapper
    Response rule(ProblemException e, RoutingContext request) {
        return respond(e, request);
    }

    @ServerExceptionMapper
    Response validation(ConstraintViolationException e, RoutingContext request) {
        return respond(ConstraintProblems.isServerFault(e) ? answer.failure(e, request) : ConstraintProblems.of(e), request);
    }

    /** The one failure of Jackson that Quarkus REST passes on as it is; the others come inside of a 400. */
    @ServerExceptionMapper
    Response json(MismatchedInputException e, RoutingContext request) {
        return respond(JsonProblems.of(e), request);
    }

    /** Not found is named apart because Quarkus maps it, too, in development and in tests. */
    @ServerExceptionMapper({ NotFoundException.class, WebApplicationException.class })
    Response refused(WebApplicationException e, RoutingContext request) {
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
            return respond(MALFORMED.because("The body could not be read to its end."), request);
        }
        return respond(answer.failure(e, request), request);
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
                    .orElseGet(() -> MALFORMED.because("The request cannot be read."));
            // Jakarta REST answers 404 to a parameter that it cannot convert, and keeps the reason as the cause.
            case 404 -> e.getCause() == null ? RouterProblems.nothingAt(request)
                    : INVALID_PARAMETER.because("A parameter in the path or the query has the wrong form.");
            case 405 -> {
                var allowed = String.join(", ", endpoints.allowedMethods(path));
                request.response().putHeader(HttpHeaders.ALLOW, allowed);
                yield METHOD_NOT_ALLOWED.because("%s does not work here; it takes %s.", method, allowed);
            }
            case 406 -> NOT_ACCEPTABLE.because("The answer is application/json, which “Accept” rules out.");
            case 413 -> TOO_LARGE.because("The body is too large.");
            case 415 -> {
                var accepted = String.join(", ", endpoints.acceptedMediaTypes(path, method));
                request.response().putHeader(HttpHeaders.ACCEPT, accepted);
                yield UNSUPPORTED_MEDIA_TYPE.because("Send the body as %s, and say so in “Content-Type”.", accepted);
            }
            default -> status < 500 ? MALFORMED.because("The request cannot be served.") : answer.failure(e, request);
        };
    }

    private Response respond(ProblemException e, RoutingContext request) {
        return Response.status(e.type().status()).type(ProblemResponse.MEDIA_TYPE).entity(answer.of(e, request)).build();
    }
}
