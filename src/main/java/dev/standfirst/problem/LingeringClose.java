package dev.standfirst.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a client that is still sending. Closing at once would reset the connection, and the client would lose the
 * answer unread: what it goes on sending is thrown away for a moment first (RFC 9112, §9.6).
 */
final class LingeringClose {

    private static final long MILLISECONDS = 5_000;

    private LingeringClose() {
    }

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
