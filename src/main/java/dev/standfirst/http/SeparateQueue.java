package dev.standfirst.http;

import io.vertx.core.http.HttpServerRequest;

/**
 * Queue with bounds of its own for a kind of requests, which then bypass the {@link AdmissionQueue}. Each implementation is a
 * bean.
 */
public interface SeparateQueue {

    /** Returns whether the request belongs to this queue. Called for each request that the response cache has not served. */
    boolean accepts(HttpServerRequest request);
}
