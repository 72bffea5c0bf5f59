package dev.standfirst.http;

import io.vertx.core.http.HttpServerRequest;

/** Requests that wait in a queue of their own, which has bounds of its own. Each is a bean. */
public interface SeparateQueue {

    /** Whether it takes the request; asked of each request that is not answered from memory. */
    boolean accepts(HttpServerRequest request);
}
