package dev.standfirst.problem;

import java.util.List;
import java.util.Locale;

/**
 * The catalogue of problems. Names are part of the API: they make the {@code type} URIs that clients switch on (RFC 9457,
 * §3.1.1).
 */
public enum ProblemType {
    MALFORMED(400, "The request is malformed"),
    UNKNOWN_PARAMETER(400, "A query parameter is unknown"),
    INVALID_PARAMETER(400, "A parameter is out of its bounds"),
    UNKNOWN_PROPERTY(400, "A JSON property is unknown"),
    WRONG_TYPE(400, "A JSON value has the wrong type"),
    UNAUTHENTICATED(401, "A valid token is needed"),
    FORBIDDEN(403, "You may not do this"),
    NOT_FOUND(404, "No such resource"),
    METHOD_NOT_ALLOWED(405, "The resource has no such method"),
    NOT_ACCEPTABLE(406, "No representation is acceptable"),
    SLUG_TAKEN(409, "The slug is taken"),
    IN_USE(409, "The resource is in use"),
    WRONG_STATE(409, "Its present state does not allow this"),
    CHANGED_MEANWHILE(409, "Something it depends on changed at the same moment"),
    IN_FLIGHT(409, "The first request with this key is still in flight"),
    STALE(412, "Somebody changed it first"),
    GONE(410, "It was public and is gone"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    INVALID(422, "The input breaks a rule"),
    KEY_REUSED(422, "The key stands for another request"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "The service is busy");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** A reference relative to the service's root, such as {@code /problems/slug-taken}. */
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** To be thrown; {@code detail} and {@code args} are as in {@link String#format} and reach the client. */
    public ProblemException because(String detail, Object... args) {
        return new ProblemException(this, detail.formatted(args), List.of());
    }

    /** To be thrown for a JSON property that is at fault, named by its RFC 6901 pointer. */
    public ProblemException at(String pointer, String code, String detail, Object... args) {
        return new ProblemException(this, List.of(InvalidInput.property(pointer, code, detail.formatted(args))));
    }

    /** To be thrown for a query, path or header parameter that is at fault. */
    public ProblemException in(String parameter, String code, String detail, Object... args) {
        return new ProblemException(this, List.of(InvalidInput.parameter(parameter, code, detail.formatted(args))));
    }
}
