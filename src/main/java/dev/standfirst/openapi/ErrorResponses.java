package dev.standfirst.openapi;

import static dev.standfirst.problem.ProblemType.CHANGED_MEANWHILE;
import static dev.standfirst.problem.ProblemType.FORBIDDEN;
import static dev.standfirst.problem.ProblemType.GONE;
import static dev.standfirst.problem.ProblemType.INTERNAL;
import static dev.standfirst.problem.ProblemType.INVALID;
import static dev.standfirst.problem.ProblemType.INVALID_PARAMETER;
import static dev.standfirst.problem.ProblemType.IN_FLIGHT;
import static dev.standfirst.problem.ProblemType.IN_USE;
import static dev.standfirst.problem.ProblemType.KEY_REUSED;
import static dev.standfirst.problem.ProblemType.MALFORMED;
import static dev.standfirst.problem.ProblemType.NOT_ACCEPTABLE;
import static dev.standfirst.problem.ProblemType.NOT_FOUND;
import static dev.standfirst.problem.ProblemType.SLUG_TAKEN;
import static dev.standfirst.problem.ProblemType.STALE;
import static dev.standfirst.problem.ProblemType.TOO_LARGE;
import static dev.standfirst.problem.ProblemType.TOO_MANY_REQUESTS;
import static dev.standfirst.problem.ProblemType.UNAUTHENTICATED;
import static dev.standfirst.problem.ProblemType.UNAVAILABLE;
import static dev.standfirst.problem.ProblemType.UNKNOWN_PARAMETER;
import static dev.standfirst.problem.ProblemType.UNKNOWN_PROPERTY;
import static dev.standfirst.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static dev.standfirst.problem.ProblemType.WRONG_STATE;
import static dev.standfirst.problem.ProblemType.WRONG_TYPE;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

import dev.standfirst.problem.ProblemType;
import dev.standfirst.problem.Problems;

/** Adds the redirects and errors to each operation: those that follow from its form, and those that its method declares. */
final class ErrorResponses {

    private static final int NOT_MODIFIED = 304;
    private static final int MOVED = 308;

    /** The components that describe errors. An operation refers to the component that has exactly its problems of a status. */
    private static final List<ErrorResponse> ERRORS = List.of(
            error("BadRequest", MALFORMED, UNKNOWN_PROPERTY, WRONG_TYPE, UNKNOWN_PARAMETER, INVALID_PARAMETER),
            error("BadParameter", UNKNOWN_PARAMETER, INVALID_PARAMETER),
            error("Unauthorized", UNAUTHENTICATED),
            error("Forbidden", FORBIDDEN),
            error("NotFound", NOT_FOUND),
            error("NotAcceptable", NOT_ACCEPTABLE),
            error("Conflict", CHANGED_MEANWHILE),
            error("SlugTaken", SLUG_TAKEN, CHANGED_MEANWHILE),
            error("PostConflict", WRONG_STATE, SLUG_TAKEN, CHANGED_MEANWHILE),
            error("InFlight", IN_FLIGHT, CHANGED_MEANWHILE),
            error("SlugTakenOrInFlight", SLUG_TAKEN, IN_FLIGHT, CHANGED_MEANWHILE),
            error("PostConflictOrInFlight", WRONG_STATE, SLUG_TAKEN, IN_FLIGHT, CHANGED_MEANWHILE),
            error("WrongStateOrInFlight", WRONG_STATE, IN_FLIGHT, CHANGED_MEANWHILE),
            error("InUse", IN_USE, CHANGED_MEANWHILE),
            error("Gone", GONE),
            error("PreconditionFailed", STALE),
            error("ContentTooLarge", TOO_LARGE),
            error("UnsupportedMediaType", UNSUPPORTED_MEDIA_TYPE),
            error("UnprocessableContent", INVALID),
            error("KeyReused", KEY_REUSED),
            error("UnprocessableContentOrKeyReused", INVALID, KEY_REUSED),
            error("TooManyRequests", TOO_MANY_REQUESTS),
            error("InternalServerError", INTERNAL),
            error("ServiceUnavailable", UNAVAILABLE));

    /**
     * @param component name of the response in the document
     * @param problems of one status, in the order of their examples
     */
    private record ErrorResponse(String component, List<ProblemType> problems) {
    }

    private final Components components;
    private final Examples examples = new Examples();

    ErrorResponses(Components components) {
        this.components = components;
    }

    void add(List<DocumentedOperation> operations) {
        for (var error : ERRORS) {
            component(error.component).setContent(content(error.problems));
        }
        components.getResponses().values().forEach(SuccessResponses::addCommonHeaders);
        operations.forEach(this::add);
    }

    private void add(DocumentedOperation operation) {
        var names = new TreeMap<Integer, String>();
        if (operation.isRead()) {
            names.put(NOT_MODIFIED, "NotModified");
        }
        if (operation.hasSlug()) {
            names.put(MOVED, "Moved");
        }
        problems(operation).stream().collect(groupingBy(ProblemType::status, toSet()))
                .forEach((status, problems) -> names.put(status, nameFor(problems, operation)));
        names.forEach((status, name) -> operation.model().getResponses().addAPIResponse(String.valueOf(status),
                OASFactory.createAPIResponse().ref(name)));
    }

    private static Set<ProblemType> problems(DocumentedOperation operation) {
        // A token that a request carries must be valid, even if the operation requires none.
        var problems = EnumSet.of(UNKNOWN_PARAMETER, INVALID_PARAMETER, UNAUTHENTICATED, TOO_MANY_REQUESTS, INTERNAL,
                UNAVAILABLE);
        if (operation.hasBody()) {
            problems.addAll(List.of(MALFORMED, UNKNOWN_PROPERTY, WRONG_TYPE, TOO_LARGE, INVALID));
        }
        if (operation.method() == HttpMethod.POST || operation.hasBody()) {
            // The coding of a body is rejected before the operation is known.
            problems.add(UNSUPPORTED_MEDIA_TYPE);
        }
        if (operation.hasResponseBody()) {
            problems.add(NOT_ACCEPTABLE);
        }
        if (operation.hasPathVariable()) {
            problems.add(NOT_FOUND);
        }
        if (operation.hasPathVariable("post")) {
            problems.add(GONE);
        }
        if (operation.hasParameter(HttpHeaders.IF_MATCH)) {
            problems.add(STALE);
        }
        if (!operation.isRead()) {
            problems.add(CHANGED_MEANWHILE);
        }
        if (operation.acceptsIdempotencyKey()) {
            problems.addAll(List.of(IN_FLIGHT, KEY_REUSED));
        }
        if (Requirement.of(operation).filter(Requirement::canBeForbidden).isPresent()) {
            problems.add(FORBIDDEN);
        }
        operation.annotation(Problems.class)
                .ifPresent(declared -> Arrays.stream(declared.value().asEnumArray()).map(ProblemType::valueOf)
                        .forEach(problems::add));
        return problems;
    }

    private static String nameFor(Set<ProblemType> problems, DocumentedOperation operation) {
        return ERRORS.stream().filter(error -> EnumSet.copyOf(error.problems).equals(problems)).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No response describes " + problems + " of " + operation.id())).component;
    }

    private APIResponse component(String name) {
        return requireNonNull(components.getResponses().get(name), name);
    }

    private Content content(List<ProblemType> problems) {
        var media = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        for (var problem : problems) {
            media.addExample(problem.uri().substring("/problems/".length()),
                    OASFactory.createExample().summary(problem.title()).value(examples.problem(problem)));
        }
        return OASFactory.createContent().addMediaType("application/problem+json", media);
    }

    private static ErrorResponse error(String component, ProblemType... problems) {
        return new ErrorResponse(component, List.of(problems));
    }
}
