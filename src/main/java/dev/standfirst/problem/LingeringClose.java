package dev.standfirst.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Closes a connection whose client is still sending. Closing at once would reset the connection, and the client would lose
 * the unread response: first, its further bytes are discarded for up to 5 seconds (RFC 9112, §9.6).
 */
final class LingeringClose {

    private static final long MILLISECONDS = 5_000;

    private LingeringClose() {
    }

    /** Closes the connection of a request once its response is sent and its body has ended or the time is over. */
    static void closeAfterResponse(RoutingContext request) {
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(sent -> {
            var connection = request.request().connection();
            if (request.request().isEnded()) {
                connection.close();
                return;
            }
            var timer = request.vertx().setTimer(MILLISECONDS, late -> connection.close());
            connection.closeHandler(closed -> request.vertx().cancelTimer(timer));
            request.request().handler(rest -> {
            }).endHandler(end -> connection.close()).resume();
        });
    }
}
