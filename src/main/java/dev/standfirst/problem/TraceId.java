package dev.standfirst.problem;

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
        var header = request.request().getHeader("traceparent");
        var matcher = TRACEPARENT.matcher(header == null ? "" : header);
        var id = matcher.matches() ? matcher.group(1) : UUID.randomUUID().toString().replace("-", "");
        request.put(KEY, id);
        return id;
    }
}
