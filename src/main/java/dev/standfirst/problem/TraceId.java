package dev.standfirst.problem;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import io.vertx.ext.web.RoutingContext;

/** Trace id that connects a response to the log: that of the client's trace (W3C Trace Context, §3.2), or a new one. */
final class TraceId {

    private static final String KEY = TraceId.class.getName();

    private static final Pattern TRACEPARENT = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private TraceId() {
    }

    /** Returns 32 hexadecimal digits, the same for the whole request. */
    static String of(RoutingContext request) {
        String known = request.get(KEY);
        if (known != null) {
            return known;
        }
        var id = sent(request).orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        request.put(KEY, id);
        return id;
    }

    /** Returns the id for a line of the log, which says where a client chose it: such an id may stand for several requests. */
    static String forLog(RoutingContext request) {
        return sent(request).map(id -> id + " (chosen by the client)").orElseGet(() -> of(request));
    }

    private static Optional<String> sent(RoutingContext request) {
        var header = request.request().getHeader("traceparent");
        var matcher = TRACEPARENT.matcher(header == null ? "" : header);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
