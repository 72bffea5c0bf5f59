package dev.standfirst.http.header;

import io.vertx.core.http.HttpServerRequest;

/**
 * Operation to which pages send beacons. Browsers always send a beacon with credentials ({@code navigator.sendBeacon} has no
 * other mode), and so only after a preflight response that allows them. Each implementation is a bean.
 */
public interface BeaconTarget {

    /** Returns whether the request has the path of the operation. Called for each preflight request. */
    boolean hasPath(HttpServerRequest preflight);
}
