package dev.standfirst.problem;

import java.util.List;
import java.util.Locale;

/**
 * Catalogue of problem types. The names are part of the API: they form the {@code type} URIs that clients compare (RFC 9457,
 * §3.1.1).
 */
public enum ProblemType {
    MALFORMED(400, "Malformed request"),
    UNKNOWN_PARAMETER(400, "Unknown query parameter"),
    INVALID_PARAMETER(400, "Invalid parameter"),
    UNKNOWN_PROPERTY(400, "Unknown JSON property"),
    WRONG_TYPE(400, "Wrong JSON type"),
    UNAUTHENTICATED(401, "Valid token required"),
    FORBIDDEN(403, "Operation not permitted"),
    NOT_FOUND(404, "Resource not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "No acceptable media type"),
    TIMEOUT(408, "Request not complete in time"),
    SLUG_TAKEN(409, "Slug already in use"),
    IN_USE(409, "Resource in use"),
    WRONG_STATE(409, "Operation not possible in the current state"),
    CHANGED_MEANWHILE(409, "Concurrent change"),
    IN_FLIGHT(409, "Request with this idempotency key in progress"),
    STALE(412, "Outdated version"),
    GONE(410, "Resource no longer public"),
    TOO_LARGE(413, "Request too large"),
    URI_TOO_LONG(414, "Address too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    INVALID(422, "Invalid input"),
    KEY_REUSED(422, "Idempotency key reused for another request"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "Headers too large"),
    INTERNAL(500, "Internal error"),
    NOT_IMPLEMENTED(501, "Not implemented"),
    UNAVAILABLE(503, "Service busy"),
    VERSION_NOT_SUPPORTED(505, "HTTP version not supported");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the HTTP status of the response. */
    public int status() {
        return status;
    }

    /** Returns the summary, the same for all problems of the type. */
    public String title() {
        return title;
    }

    /** Returns the {@code type} URI, relative to the service's root, such as {@code /problems/slug-taken}. */
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Creates an exception to throw; {@code detail} and {@code args} are as in {@link String#format} and reach the client. */
    public ProblemException because(String detail, Object... args) {
        return new ProblemException(this, detail.formatted(args), List.of());
    }

    /** Creates an exception for an invalid JSON property, named by its JSON Pointer (RFC 6901). */
    public ProblemException at(String pointer, String code, String detail, Object... args) {
        return new ProblemException(this, List.of(InvalidInput.property(pointer, code, detail.formatted(args))));
    }

    /** Creates an exception for an invalid query, path or header parameter. */
    public ProblemException in(String parameter, String code, String detail, Object... args) {
        return new ProblemException(this, List.of(InvalidInput.parameter(parameter, code, detail.formatted(args))));
    }
}
