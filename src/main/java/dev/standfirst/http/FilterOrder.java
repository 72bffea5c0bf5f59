package dev.standfirst.http;

import jakarta.ws.rs.Priorities;

/**
 * Order of the filters around the resources. Quarkus runs the highest router filter first, the lowest request filter
 * first, and the highest response filter first.
 */
public final class FilterOrder {

    /** Router: first of all; sets up each connection once. */
    public static final int CONNECTION = 410;
    /**
     * Router: registers handlers that set response headers last. They run in the reverse order of their registration, so the
     * first one registered has the last word.
     */
    public static final int HEADERS = 400;
    /** Router: checks the method and the address before any other filter reads them. */
    public static final int WELL_FORMED = 390;
    /** Router: sets the headers of previews, whichever later filter sends the response. */
    public static final int PREVIEWS = 380;
    /** Router: adds the headers for the origin of the request, and sends preflight responses. */
    public static final int CORS = 300;
    /** Router: after CORS, whose preflight responses are cheap and do not count. */
    public static final int RATE_LIMIT = 290;
    /**
     * Router: redirects to the canonical path, before any filter that compares paths, and after those that a redirect needs:
     * CORS
     * and the rate limit.
     */
    public static final int CANONICAL_PATH = 288;
    /** Router: after the rate limit and before any work for the response. */
    public static final int CACHE = 285;
    /** Router: before the admission queue and that of shares, which a write to a full disk must not enter. */
    public static final int FREE_SPACE = 284;
    /** Router: after the response cache; requests that it cannot serve enter the admission queue. */
    public static final int ADMISSION = 283;
    /** Router: checks the headers about the body and the preconditions of a change, before the body is read. */
    public static final int HEADERS_OF_A_CHANGE = 281;
    /** Router: checks the declared length of the body. */
    public static final int BODY_LIMIT = 280;

    /** Request: before authentication, since it is cheaper than looking up a token. */
    public static final int QUERY_PARAMETERS = Priorities.AUTHENTICATION - 100;

    /** Request: after authentication and before the body is read. */
    public static final int IDEMPOTENCY_KEY = Priorities.USER + 100;

    /** Response: before the projection, while the entity is still a view. */
    public static final int VIEW = Priorities.USER + 300;
    /** Response: projection of the view to the properties in {@code fields}; the entity becomes a JSON tree. */
    public static final int FIELDS = Priorities.USER + 200;
    /** Response: serialization of the entity to the bytes that are sent. */
    public static final int REPRESENTATION = Priorities.USER + 100;

    private FilterOrder() {
    }
}
