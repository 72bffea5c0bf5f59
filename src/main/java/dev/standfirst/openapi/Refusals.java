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

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Content;

import dev.standfirst.problem.ProblemType;

/** What an operation answers when it cannot do what was asked, and whom it asks for a token. */
final class Refusals {

    private static final Set<String> WRITES_WITH_SLUG = Set.of("createPost", "updatePost", "createAuthor", "updateAuthor",
            "createCategory", "updateCategory", "updateTag");

    private static final Set<String> CHANGES_OF_POSTS = Set.of("updatePost", "updateDraft", "publishDraft", "restoreRevision",
            "batchPosts");

    /** The same for all: a row is a status, the component that describes it, its kinds of problem, and when it can happen. */
    private static final List<Refusal> ALL = List.of(
            refusal("304", "NotModified", List.of(), DocumentedOperation::isRead),
            refusal("308", "Moved", List.of(), DocumentedOperation::namesBySlug),
            refusal("400", "BadRequest",
                    List.of(MALFORMED, UNKNOWN_PROPERTY, WRONG_TYPE, UNKNOWN_PARAMETER, INVALID_PARAMETER),
                    DocumentedOperation::hasBody),
            refusal("400", "BadParameter", List.of(UNKNOWN_PARAMETER, INVALID_PARAMETER), operation -> !operation.hasBody()),
            // A token that is sent must be good, also where none is needed.
            refusal("401", "Unauthorized", List.of(UNAUTHENTICATED), operation -> true),
            refusal("403", "Forbidden", List.of(FORBIDDEN), Refusals::dependsOnRole),
            refusal("404", "NotFound", List.of(NOT_FOUND), operation -> operation.namesSomething() || isBatch(operation)),
            refusal("406", "NotAcceptable", List.of(NOT_ACCEPTABLE), DocumentedOperation::answersWithBody),
            // Any write can meet another one; the row that says more comes later and takes its place.
            refusal("409", "Conflict", List.of(CHANGED_MEANWHILE), operation -> !operation.isRead()),
            refusal("409", "SlugTaken", List.of(SLUG_TAKEN, CHANGED_MEANWHILE),
                    operation -> WRITES_WITH_SLUG.contains(operation.id())),
            refusal("409", "PostConflict", List.of(WRONG_STATE, SLUG_TAKEN, CHANGED_MEANWHILE),
                    operation -> CHANGES_OF_POSTS.contains(operation.id())),
            refusal("409", "InFlight", List.of(IN_FLIGHT, CHANGED_MEANWHILE), DocumentedOperation::isRepeatable),
            refusal("409", "SlugTakenOrInFlight", List.of(SLUG_TAKEN, IN_FLIGHT, CHANGED_MEANWHILE),
                    operation -> operation.isRepeatable() && WRITES_WITH_SLUG.contains(operation.id())),
            refusal("409", "PostConflictOrInFlight", List.of(WRONG_STATE, SLUG_TAKEN, IN_FLIGHT, CHANGED_MEANWHILE),
                    operation -> operation.isRepeatable() && CHANGES_OF_POSTS.contains(operation.id())),
            refusal("409", "WrongStateOrInFlight", List.of(WRONG_STATE, IN_FLIGHT, CHANGED_MEANWHILE),
                    operation -> operation.id().equals("createPreviewLink")),
            refusal("409", "InUse", List.of(IN_USE, CHANGED_MEANWHILE), operation -> operation.hasParameter("reassignTo")),
            refusal("410", "Gone", List.of(GONE), operation -> operation.isAbout("post") || isBatch(operation)),
            refusal("412", "PreconditionFailed", List.of(STALE),
                    operation -> operation.hasParameter(HttpHeaders.IF_MATCH) || isBatch(operation)),
            refusal("413", "ContentTooLarge", List.of(TOO_LARGE), DocumentedOperation::hasBody),
            refusal("415", "UnsupportedMediaType", List.of(UNSUPPORTED_MEDIA_TYPE), DocumentedOperation::hasBody),
            refusal("422", "UnprocessableContent", List.of(INVALID), DocumentedOperation::hasBody),
            refusal("422", "KeyReused", List.of(KEY_REUSED), DocumentedOperation::isRepeatable),
            refusal("422", "UnprocessableContentOrKeyReused", List.of(INVALID, KEY_REUSED),
                    operation -> operation.isRepeatable() && operation.hasBody()),
            refusal("429", "TooManyRequests", List.of(TOO_MANY_REQUESTS), operation -> true),
            refusal("500", "InternalServerError", List.of(INTERNAL), operation -> true),
            refusal("503", "ServiceUnavailable", List.of(UNAVAILABLE), operation -> true));

    private record Refusal(String status, String component, List<ProblemType> problems, Predicate<DocumentedOperation> when) {
    }

    private final Components components;
    private final Examples examples = new Examples();

    Refusals(Components components) {
        this.components = components;
    }

    void add(List<DocumentedOperation> operations) {
        for (var refusal : ALL) {
            var answer = requireNonNull(components.getResponses().get(refusal.component), refusal.component);
            Answers.withCommonHeaders(answer);
            if (!refusal.problems.isEmpty()) {
                answer.setContent(content(refusal.problems));
            }
        }
        for (var operation : operations) {
            ALL.stream().filter(refusal -> refusal.when.test(operation)).forEach(refusal -> operation.model().getResponses()
                    .addAPIResponse(refusal.status, OASFactory.createAPIResponse().ref(refusal.component)));
            operation.model().addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("token"));
            if (!operation.takesToken()) {
                operation.model().addSecurityRequirement(OASFactory.createSecurityRequirement());
            }
        }
    }

    /** Who asks for more than what is public must be allowed to read it, by a token or by a link. */
    private static boolean dependsOnRole(DocumentedOperation operation) {
        return operation.takesToken() && !operation.id().equals("getMe") || operation.hasParameter("status")
                || operation.hasParameter("preview");
    }

    /** All or nothing, it answers as the first of its operations that is refused would by itself. */
    private static boolean isBatch(DocumentedOperation operation) {
        return operation.hasParameter("atomic");
    }

    private Content content(List<ProblemType> problems) {
        var media = OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        for (var problem : problems) {
            media.addExample(problem.uri().substring("/problems/".length()),
                    OASFactory.createExample().summary(problem.title()).value(examples.problem(problem)));
        }
        return OASFactory.createContent().addMediaType("application/problem+json", media);
    }

    private static Refusal refusal(String status, String component, List<ProblemType> problems,
            Predicate<DocumentedOperation> when) {
        return new Refusal(status, component, problems, when);
    }
}
