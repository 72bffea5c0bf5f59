package dev.standfirst.http;

import jakarta.ws.rs.Priorities;

/**
 * In what order requests and answers pass what stands around the resources. Quarkus runs the highest router filter first
 * (its CORS is 300), the lowest request filter first, and the highest response filter first.
 */
public final class FilterOrder {

    /** Router: before all else; what an open connection gets once and for all. */
    public static final int CONNECTION = 410;
    /** Router: what sets headers at the very end must be there from the start, for the last one to come is the first to go. */
    public static final int HEADERS = 400;
    /** Router: before anything reads the address. */
    public static final int WELL_FORMED = 390;
    /** Router: where the address can be read, and before anything else answers. */
    public static final int PREVIEWS = 380;
    /** Router: behind CORS, which answers by itself and costs nothing. */
    public static final int RATE_LIMIT = 290;
    /** Router: whoever may ask, and before anything is made. */
    public static final int CACHE = 285;
    /** Router: what has to be made takes a place in the queue. */
    public static final int ADMISSION = 283;
    public static final int BODY_LIMIT = 280;

    /** Request: cheaper than looking up a token. */
    public static final int QUERY_PARAMETERS = Priorities.AUTHENTICATION - 100;

    /** Request: when it is known who is calling, and before the body is read. */
    public static final int IDEMPOTENCY_KEY = Priorities.USER + 100;

    /** Response: while the view is still the view. */
    public static final int VIEW = Priorities.USER + 300;
    /** Response: the view becomes JSON without what was not asked for. */
    public static final int FIELDS = Priorities.USER + 200;
    /** Response: the JSON becomes what is sent. */
    public static final int REPRESENTATION = Priorities.USER + 100;

    private FilterOrder() {
    }
}
